package dev.herald.http.pages;

import dev.herald.application.view.ChannelView;
import dev.herald.application.view.PostView;
import dev.herald.application.view.PublicPosts;
import dev.herald.domain.post.Post;
import dev.herald.domain.post.PostType;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a channel's feed tells, in whatever form.
 *
 * @param posts the newest that a person can read, newest first
 * @param recalled those among the newest that were recalled, for readers that have them already
 * @param updated when any of it changed last
 */
record ChannelFeed(
    ChannelView channel, List<PostView> posts, List<Post> recalled, Instant updated) {

  private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /**
   * @param most how many posts at the most
   */
  static ChannelFeed of(PublicPosts found, int most) {
    var posts =
        found.posts().stream()
            .filter(it -> !it.post().isRecalled() && it.post().type() != PostType.CUSTOM)
            .limit(most)
            .toList();
    var recalled = found.posts().stream().map(PostView::post).filter(Post::isRecalled).toList();
    return new ChannelFeed(found.channel(), posts, recalled, updated(found));
  }

  private static Instant updated(PublicPosts found) {
    var posts = found.posts().stream().map(PostView::post);
    return Stream.concat(
            Stream.of(found.channel().channel().updatedAt()),
            posts.flatMap(
                post ->
                    Stream.concat(
                        Stream.of(post.publishedAt()), post.recall().stream().map(it -> it.at()))))
        .max(Instant::compareTo)
        .orElseThrow();
  }

  /** What a post is known by, for good and everywhere, also if the server moves. */
  static String id(Post post, PageLinks absolute) {
    var id = post.id().value();
    return UUID.matcher(id).matches() ? "urn:uuid:" + id : absolute.post(post);
  }
}
