package dev.herald.domain.post;

import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import dev.herald.domain.shared.Violations;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a post says: text, images, or both, and links that lead on from it; or data for another app.
 * There is always a text, an image or custom data. Custom data may also come along with the others.
 *
 * @param text the words, if there are any
 * @param images up to 9 pictures, in their author's order
 * @param links up to 10 links, in their author's order
 * @param customData data for another app, if there is any
 */
public record PostContent(
    Optional<PostText> text,
    List<PostImage> images,
    List<Link> links,
    Optional<CustomData> customData) {

  public static final int MAX_IMAGES = 9;
  public static final int MAX_LINKS = 10;

  /**
   * @throws InvalidValue with the rules {@code content.required}, {@code images.too_many} and
   *     {@code links.too_many}, as far as they are broken
   */
  public PostContent {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(customData, "customData");
    images = List.copyOf(Objects.requireNonNull(images, "images"));
    links = List.copyOf(Objects.requireNonNull(links, "links"));
    var violations = new Violations();
    if (text.isEmpty() && images.isEmpty() && customData.isEmpty()) {
      violations.add(
          Violation.of("content", "required", "is required: a text, an image or custom data"));
    }
    if (images.size() > MAX_IMAGES) {
      violations.add(Violation.tooMany("images", MAX_IMAGES, images.size()));
    }
    if (links.size() > MAX_LINKS) {
      violations.add(Violation.tooMany("links", MAX_LINKS, links.size()));
    }
    violations.throwIfAny();
  }

  /** Words alone. */
  public static PostContent text(PostText text) {
    return new PostContent(
        Optional.of(Objects.requireNonNull(text, "text")), List.of(), List.of(), Optional.empty());
  }

  /** Pictures alone. */
  public static PostContent images(List<PostImage> images) {
    return new PostContent(Optional.empty(), images, List.of(), Optional.empty());
  }

  /** Pictures with words. */
  public static PostContent imagesWithText(List<PostImage> images, PostText text) {
    return new PostContent(Optional.of(text), images, List.of(), Optional.empty());
  }

  /** Nothing but data for another app. */
  public static PostContent custom(CustomData data) {
    return new PostContent(Optional.empty(), List.of(), List.of(), Optional.of(data));
  }

  /**
   * The same content with these links.
   *
   * @throws InvalidValue with the rule {@code links.too_many}
   */
  public PostContent withLinks(List<Link> changed) {
    return new PostContent(text, images, changed, customData);
  }

  /** The same content with this custom data beside it. */
  public PostContent withCustomData(CustomData data) {
    return new PostContent(text, images, links, Optional.of(data));
  }

  /** What kind of post this makes. */
  public PostType type() {
    if (text.isPresent()) return images.isEmpty() ? PostType.TEXT_ONLY : PostType.IMAGE_AND_TEXT;
    return images.isEmpty() ? PostType.CUSTOM : PostType.IMAGE_ONLY;
  }

  /**
   * Makes sure that the author means this kind of post.
   *
   * @throws InvalidValue with the rule {@code type.mismatch}
   */
  public void expectType(PostType expected) {
    if (expected != type()) {
      var text = "must be %s for this content, but is %s".formatted(type(), expected);
      throw new InvalidValue(Violation.of("type", "mismatch", text));
    }
  }
}
