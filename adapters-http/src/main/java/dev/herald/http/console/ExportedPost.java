package dev.herald.http.console;

import dev.herald.application.view.PostView;
import dev.herald.domain.access.ActorId;
import dev.herald.domain.channel.Channel;
import dev.herald.domain.image.ImageRef;
import dev.herald.domain.permission.Permission;
import dev.herald.domain.post.CustomData;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.post.PostText;
import dev.herald.domain.post.Recall;
import dev.herald.http.answer.Csv;
import dev.herald.http.json.Json;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A post in a file that somebody takes home.
 *
 * @param publishedBy null where the reader may not know
 */
record ExportedPost(
    String id,
    String channelId,
    String channel,
    long sequence,
    String type,
    String publishedAt,
    @Nullable String publishedBy,
    @Nullable String recalledAt,
    @Nullable String recallReason,
    @Nullable String text,
    List<Image> images,
    List<Link> links,
    @Nullable String customData) {

  static final String HEAD =
      "id,channelId,channel,sequence,type,publishedAt,publishedBy,recalledAt,recallReason,"
          + "text,images,links,customData\r\n";

  /**
   * @param image the id of an image that was uploaded, or the address of another one
   */
  record Image(String image, String alt) {}

  record Link(String label, String url) {}

  static ExportedPost of(PostView found, Channel channel, View view) {
    var post = found.post();
    var content = post.content();
    return new ExportedPost(
        post.id().value(),
        channel.id().value(),
        channel.info().name().value(),
        post.sequence(),
        post.type().name(),
        Json.time(post.publishedAt()),
        post.publishedBy()
            .filter(it -> view.permissions().may(Permission.SEE_AUTHORS))
            .map(ActorId::toString)
            .orElse(null),
        Json.time(post.recall().map(Recall::at)),
        post.recall().map(Recall::reason).orElse(null),
        content.flatMap(PostContent::text).map(PostText::value).orElse(null),
        content.map(PostContent::images).orElse(List.of()).stream()
            .map(it -> new Image(nameOf(it.image()), it.alt()))
            .toList(),
        content.map(PostContent::links).orElse(List.of()).stream()
            .map(it -> new Link(it.label(), it.url().value()))
            .toList(),
        content.flatMap(PostContent::customData).map(CustomData::value).orElse(null));
  }

  private static String nameOf(ImageRef image) {
    return ChannelForm.text(image);
  }

  /** The line of a table. What there are several of stands on lines of its own in one cell. */
  String csv() {
    return Csv.line(
        Stream.of(
            id,
            channelId,
            channel,
            Long.toString(sequence),
            type,
            publishedAt,
            given(publishedBy),
            given(recalledAt),
            given(recallReason),
            given(text),
            images.stream().map(Image::image).collect(Collectors.joining("\n")),
            links.stream()
                .map(it -> it.label() + ": " + it.url())
                .collect(Collectors.joining("\n")),
            given(customData)));
  }

  private static String given(@Nullable String value) {
    return value == null ? "" : value;
  }
}
