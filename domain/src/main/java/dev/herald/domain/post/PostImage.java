package dev.herald.domain.post;

import dev.herald.domain.image.ImageRef;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.TextRule;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A picture in a post.
 *
 * @param image the picture
 * @param alt what to say to those who can't see it: at most 300 bytes, empty if nothing
 */
public record PostImage(ImageRef image, String alt) {

  public static final int MAX_ALT_BYTES = 300;

  private static final TextRule ALT = TextRule.lines("alt", MAX_ALT_BYTES);

  /**
   * @throws InvalidValue if the alternative text breaks a rule of {@link TextRule}
   */
  public PostImage(ImageRef image, @Nullable String alt) {
    this.image = Objects.requireNonNull(image, "image");
    this.alt = ALT.check(alt);
  }

  /** A picture without alternative text. */
  public static PostImage of(ImageRef image) {
    return new PostImage(image, "");
  }
}
