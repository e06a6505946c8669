package dev.herald.application.view;

import dev.herald.domain.id.ImageId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of an uploaded image.
 *
 * @param contentType its media type, read from its bytes, such as {@code image/png}
 * @param byteSize its length in bytes
 * @param dimensions its width and height, if its format is one whose header Herald can read
 * @param uploadedAt when these bytes were last uploaded
 */
public record StoredImage(
    ImageId id,
    String contentType,
    long byteSize,
    Optional<Dimensions> dimensions,
    Instant uploadedAt) {

  private static final Set<String> SHOWN_BY_BROWSERS =
      Set.of(
          "image/jpeg",
          "image/png",
          "image/gif",
          "image/webp",
          "image/avif",
          "image/svg+xml",
          "image/bmp",
          "image/x-icon",
          "image/vnd.microsoft.icon");

  /** Whether today's browsers show images of this type as they are. */
  public boolean isShownByBrowsers() {
    return SHOWN_BY_BROWSERS.contains(contentType);
  }

  /** Width and height in pixels, as the image is to be shown. */
  public record Dimensions(int width, int height) {}
}
