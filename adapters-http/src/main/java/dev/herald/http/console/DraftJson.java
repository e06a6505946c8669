package dev.herald.http.console;

import dev.herald.domain.draft.Draft;
import dev.herald.domain.draft.DraftContent;
import dev.herald.domain.draft.DraftImage;
import dev.herald.domain.draft.DraftLink;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.image.ImageRef;
import dev.herald.domain.post.PostType;
import dev.herald.domain.template.Template;
import java.util.List;

/**
 * A draft as the composer takes it over.
 *
 * @param by the name of who changed it last
 * @param at when they did, in milliseconds since 1970
 */
record DraftJson(
    String draft,
    String channel,
    long revision,
    String by,
    long at,
    String type,
    String text,
    List<Image> images,
    List<DraftLink> links) {

  /**
   * An image.
   *
   * @param image as the form names it
   */
  record Image(String image, String thumbnail, String name, String alt) {

    static Image of(DraftImage image, View view) {
      var thumbnail =
          image
              .uploaded()
              .map(it -> view.links().thumbnail(new ImageRef.Stored(it)))
              .orElse(image.url());
      return new Image(
          image.uploaded().map(ImageId::value).orElse(image.url()), thumbnail, "", image.alt());
    }
  }

  static DraftJson of(Draft draft, View view) {
    var content = draft.content();
    return new DraftJson(
        draft.id().value(),
        draft.channel().value(),
        draft.revision(),
        draft.updatedBy().name(),
        draft.updatedAt().toEpochMilli(),
        content.type().orElseGet(() -> usual(content)).name(),
        content.text(),
        content.images().stream().map(it -> Image.of(it, view)).toList(),
        content.links());
  }

  /** What a new post begins with. */
  record Begun(String type, String text, List<Image> images, List<DraftLink> links) {}

  /** A template as the composer takes it over. */
  static Begun of(Template template, View view) {
    var content = template.content();
    return new Begun(
        content.type().orElseGet(() -> usual(content)).name(),
        content.text(),
        content.images().stream().map(it -> Image.of(it, view)).toList(),
        content.links());
  }

  private static PostType usual(DraftContent content) {
    return content.images().isEmpty() ? PostType.TEXT_ONLY : PostType.IMAGE_AND_TEXT;
  }
}
