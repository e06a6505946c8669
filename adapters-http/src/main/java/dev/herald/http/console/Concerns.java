package dev.herald.http.console;

import dev.herald.application.port.in.post.ReadPosts;
import dev.herald.application.view.ChannelView;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.PostQuery;
import dev.herald.application.view.PostView;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.post.Link;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.post.PostText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What may be published, but looks like a mistake. */
final class Concerns {

  /** How far back the same text is looked for. */
  private static final int POSTS_LOOKED_AT = 20;

  /** A name with a dot in it and letters behind the last one, or the number of a computer. */
  private static final Pattern HOST =
      Pattern.compile("(?:[^.]+\\.)+\\p{L}[\\p{L}\\p{N}-]+\\.?|\\d+(?:\\.\\d+){3}|\\[.*]");

  private static final Pattern HOST_IN = Pattern.compile("^[^/]*//(\\[[^/]*]|[^/:?#]*)");

  private final ReadPosts posts;

  Concerns(ReadPosts posts) {
    this.posts = posts;
  }

  /**
   * Each in a sentence for whoever is about to publish this.
   *
   * @param channels where; more than one are named
   */
  List<String> about(PostContent content, List<ChannelView> channels, View view) {
    var concerns = new ArrayList<String>();
    var silent = content.images().stream().filter(image -> image.alt().isBlank()).count();
    if (silent > 0) concerns.add(view.text("concern.alt", silent));
    for (var channel : channels) {
      same(content, channel.channel().id(), view)
          .map(post -> view.reader().time(post.post().publishedAt()))
          .map(
              time ->
                  channels.size() == 1
                      ? view.text("concern.same", time)
                      : view.text("also.same", channel.channel().info().name().value(), time))
          .ifPresent(concerns::add);
    }
    content.links().stream()
        .filter(link -> !HOST.matcher(host(link)).matches())
        .map(link -> view.text("concern.address", link.url().value()))
        .forEach(concerns::add);
    return concerns;
  }

  private static String host(Link link) {
    var host = HOST_IN.matcher(link.url().value());
    return host.find() ? host.group(1) : "";
  }

  private Optional<PostView> same(PostContent content, ChannelId channel, View view) {
    var text = content.text().map(PostText::value).filter(it -> !it.isBlank());
    if (text.isEmpty()) return Optional.empty();
    var query = PostQuery.all(PageRequest.first(POSTS_LOOKED_AT)).inChannel(channel);
    return posts.list(view.actor(), query).items().stream()
        .filter(
            post ->
                text.equals(post.post().content().flatMap(PostContent::text).map(PostText::value)))
        .findFirst();
  }
}
