package dev.herald.application.view;

import java.util.List;
import java.util.Optional;

/**
 * Posts of a public channel, with the channel as it is not long after they were read.
 *
 * @param pinned the channel's pinned post, if these are its newest posts; it may be among them too
 * @param posts recalled ones too, of which nothing but that is known
 * @param hasOlder whether the channel has posts before these
 */
public record PublicPosts(
    ChannelView channel, Optional<PostView> pinned, List<PostView> posts, boolean hasOlder) {

  public PublicPosts {
    posts = List.copyOf(posts);
  }
}
