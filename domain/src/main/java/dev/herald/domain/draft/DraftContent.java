package dev.herald.domain.draft;

import dev.herald.domain.id.ImageId;
import dev.herald.domain.post.CustomData;
import dev.herald.domain.post.Link;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.post.PostImage;
import dev.herald.domain.post.PostText;
import dev.herald.domain.post.PostType;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.TextRule;
import dev.herald.domain.shared.Utf8;
import dev.herald.domain.shared.Violation;
import dev.herald.domain.shared.Violations;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a draft says so far. All of it may be missing, half written, or longer than a post may be,
 * so that nobody loses what they write; what a post must be like is asked when it is published.
 *
 * @param type what kind of post it is to be, if that was chosen. What this kind does not have stays
 *     in the draft, as the choice may change, and is not published.
 * @param text the words; may be empty
 * @param images up to {@value #MAX_IMAGES} pictures, in their author's order
 * @param links up to {@value #MAX_LINKS} links, in their author's order
 * @param customData data for another app; may be empty
 */
public record DraftContent(
    Optional<PostType> type,
    String text,
    List<DraftImage> images,
    List<DraftLink> links,
    String customData) {

  /** How long all texts may be together, in bytes of UTF-8. */
  public static final int MAX_BYTES = 64 * 1024;

  public static final int MAX_IMAGES = 50;
  public static final int MAX_LINKS = 50;

  private static final TextRule TEXT = TextRule.opaque("text", MAX_BYTES);
  private static final TextRule CUSTOM_DATA = TextRule.opaque("customData", MAX_BYTES);

  /** Nothing yet. */
  public static final DraftContent EMPTY =
      new DraftContent(Optional.empty(), "", List.of(), List.of(), "");

  /**
   * @throws InvalidValue if a text breaks a rule of {@link TextRule}, and with the rules {@code
   *     images.too_many}, {@code links.too_many} and {@code content.too_long}, as far as they are
   *     broken
   */
  public DraftContent(
      Optional<PostType> type,
      @Nullable String text,
      List<DraftImage> images,
      List<DraftLink> links,
      @Nullable String customData) {
    this.type = Objects.requireNonNull(type, "type");
    this.images = List.copyOf(Objects.requireNonNull(images, "images"));
    this.links = List.copyOf(Objects.requireNonNull(links, "links"));
    var violations = new Violations();
    this.text = violations.check(() -> TEXT.check(text));
    this.customData = violations.check(() -> CUSTOM_DATA.check(customData));
    if (images.size() > MAX_IMAGES) {
      violations.add(Violation.tooMany("images", MAX_IMAGES, images.size()));
    }
    if (links.size() > MAX_LINKS) {
      violations.add(Violation.tooMany("links", MAX_LINKS, links.size()));
    }
    violations.throwIfAny();
    var bytes = texts().mapToLong(Utf8::length).sum();
    if (bytes > MAX_BYTES) {
      throw new InvalidValue(Violation.tooLong("content", MAX_BYTES, bytes));
    }
  }

  /** What a post says, to go on with: {@link #toPost} makes the same of it. */
  public static DraftContent of(PostContent post) {
    return new DraftContent(
        Optional.of(post.type()),
        post.text().map(PostText::value).orElse(""),
        post.images().stream().map(DraftImage::of).toList(),
        post.links().stream().map(DraftLink::of).toList(),
        post.customData().map(CustomData::value).orElse(""));
  }

  private Stream<String> texts() {
    return Stream.of(
            Stream.of(text, customData),
            images.stream().flatMap(image -> Stream.of(image.url(), image.alt())),
            links.stream().flatMap(link -> Stream.of(link.label(), link.url())))
        .flatMap(texts -> texts);
  }

  /** The uploaded images to which it refers, whether they are there or not. */
  public Set<ImageId> uploadedImages() {
    return images.stream()
        .flatMap(image -> image.uploaded().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * What is published of it.
   *
   * @throws InvalidValue with everything by which it is no post yet
   */
  public PostContent toPost() {
    var violations = new Violations();
    var shownText = hasText() ? violations.check(() -> new PostText(text)) : null;
    var shownImages = hasImages() ? images(violations) : List.<PostImage>of();
    var shownLinks = links(violations);
    var data = hasCustomData() ? violations.check(() -> new CustomData(customData)) : null;
    if (type.isPresent() && hasImages() && images.isEmpty()) {
      violations.add(Violation.required("images"));
    }
    violations.throwIfAny();
    return new PostContent(
        Optional.ofNullable(shownText), shownImages, shownLinks, Optional.ofNullable(data));
  }

  /** Without a chosen type, what is there decides. */
  private boolean hasText() {
    return type.map(it -> it == PostType.TEXT_ONLY || it == PostType.IMAGE_AND_TEXT)
        .orElse(!text.isEmpty());
  }

  private boolean hasImages() {
    return type.map(it -> it == PostType.IMAGE_ONLY || it == PostType.IMAGE_AND_TEXT).orElse(true);
  }

  private boolean hasCustomData() {
    return type.filter(it -> it == PostType.CUSTOM).isPresent() || !customData.isEmpty();
  }

  private List<PostImage> images(Violations violations) {
    return each("images", images, DraftImage::toPost, PostContent.MAX_IMAGES, violations);
  }

  private List<Link> links(Violations violations) {
    return each("links", links, DraftLink::toPost, PostContent.MAX_LINKS, violations);
  }

  private interface Part<D, P> {
    P toPost(D part);
  }

  private static <D, P> List<P> each(
      String field, List<D> parts, Part<D, P> part, int most, Violations violations) {
    var made = new ArrayList<P>();
    for (var i = 0; i < parts.size(); i++) {
      var each = parts.get(i);
      Supplier<Optional<P>> value = () -> Optional.of(part.toPost(each));
      var checked = violations.checkIn("%s[%s]".formatted(field, i), value);
      if (checked != null) checked.ifPresent(made::add);
    }
    if (parts.size() > most) violations.add(Violation.tooMany(field, most, parts.size()));
    return made;
  }
}
