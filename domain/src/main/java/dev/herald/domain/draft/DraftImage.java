package dev.herald.domain.draft;

import dev.herald.domain.id.ImageId;
import dev.herald.domain.image.ImageRef;
import dev.herald.domain.post.PostImage;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.TextRule;
import dev.herald.domain.shared.Violation;
import dev.herald.domain.shared.Violations;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A picture in a draft, as far as it is known.
 *
 * @param uploaded the picture, if it was uploaded; it may be gone since
 * @param url where it is, if it was not, as far as somebody wrote; empty for one that was uploaded
 * @param alt what to say to those who can't see it, as far as somebody wrote
 */
public record DraftImage(Optional<ImageId> uploaded, String url, String alt) {

  private static final TextRule URL = TextRule.opaque("url", DraftContent.MAX_BYTES);
  private static final TextRule ALT = TextRule.opaque("alt", DraftContent.MAX_BYTES);

  /** For an address that is none yet, so that what stands beside it is checked all the same. */
  private static final ImageRef STAND_IN = new ImageRef.External(new HttpUrl("http://invalid"));

  /**
   * @throws InvalidValue if a text breaks a rule of {@link TextRule}, or with the rule {@code
   *     url.conflict}: an uploaded picture has no address
   */
  public DraftImage(Optional<ImageId> uploaded, @Nullable String url, @Nullable String alt) {
    this.uploaded = Objects.requireNonNull(uploaded, "uploaded");
    var violations = new Violations();
    this.url = violations.check(() -> URL.check(url));
    this.alt = violations.check(() -> ALT.check(alt));
    if (uploaded.isPresent() && url != null && !url.isEmpty()) {
      violations.add(Violation.of("url", "conflict", "must not come with an uploaded image"));
    }
    violations.throwIfAny();
  }

  /** A picture that was uploaded. */
  public static DraftImage uploaded(ImageId image, String alt) {
    return new DraftImage(Optional.of(image), "", alt);
  }

  /** A picture that another server keeps, by its address as far as somebody wrote it. */
  public static DraftImage elsewhere(String url, String alt) {
    return new DraftImage(Optional.empty(), url, alt);
  }

  /** A picture of a post. */
  static DraftImage of(PostImage shown) {
    var url = shown.image().external().map(HttpUrl::value).orElse("");
    return new DraftImage(shown.image().stored(), url, shown.alt());
  }

  /**
   * The picture of a post that this makes.
   *
   * @throws InvalidValue with everything that is missing or wrong
   */
  PostImage toPost() {
    var violations = new Violations();
    var image = violations.check(this::image);
    var shown = violations.check(() -> new PostImage(image == null ? STAND_IN : image, alt));
    violations.throwIfAny();
    return shown;
  }

  private ImageRef image() {
    if (uploaded.isPresent()) return new ImageRef.Stored(uploaded.get());
    if (!url.isEmpty()) return new ImageRef.External(new HttpUrl(url));
    throw new InvalidValue(
        Violation.of(
            "imageId",
            "required",
            "is required: the id of an uploaded image, or the url of another"));
  }
}
