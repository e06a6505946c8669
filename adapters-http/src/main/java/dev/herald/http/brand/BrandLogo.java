package dev.herald.http.brand;

import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import java.util.Set;

/** A picture that stands beside the name. */
public final class BrandLogo {

  /** It is loaded with the first page that one sees. */
  public static final int MAX_BYTES = 256 * 1024;

  private static final Set<String> SHOWN =
      Set.of("image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml");

  private final byte[] bytes;
  private final String contentType;

  /**
   * @param contentType of a format that all browsers show
   * @throws InvalidValue {@code logo.too_long}, {@code logo.not_shown}
   */
  public BrandLogo(byte[] bytes, String contentType) {
    if (bytes.length > MAX_BYTES) {
      var rule = "must be at most " + MAX_BYTES + " bytes, but has more";
      throw new InvalidValue(Violation.of("logo", "too_long", rule));
    }
    if (!SHOWN.contains(contentType)) {
      var rule = "must be a PNG, JPEG, GIF, WebP or SVG, but is " + contentType;
      throw new InvalidValue(Violation.of("logo", "not_shown", rule));
    }
    this.bytes = bytes.clone();
    this.contentType = contentType;
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  public String contentType() {
    return contentType;
  }
}
