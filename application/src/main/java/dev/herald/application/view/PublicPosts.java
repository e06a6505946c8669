package dev.herald.application.view;

import java.util.List;

/**
 * Posts of a public channel, with the channel as it is not long after they were read.
 *
 * @param posts recalled ones too, of which nothing but that is known
 * @param hasOlder whether the channel has posts before these
 */
public record PublicPosts(ChannelView channel, List<PostView> posts, boolean hasOlder) {

  public PublicPosts {
    posts = List.copyOf(posts);
  }
}
