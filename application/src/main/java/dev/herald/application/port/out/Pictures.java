package dev.herald.application.port.out;

import dev.herald.application.failure.StorageFull;
import dev.herald.application.failure.Unavailable;
import dev.herald.application.view.StoredImage;
import dev.herald.application.view.StoredImage.Dimensions;
import dev.herald.domain.refusal.Refusal;
import java.io.InputStream;
import java.util.Optional;

/** Knows image formats. */
public interface Pictures {

  /**
   * Looks at the bytes, whatever the file was called.
   *
   * @throws Refusal.NotAnImage they are no image of any known type, or there are none
   */
  Format inspect(ImageStore.Staged bytes);

  /**
   * The image in a format that every browser shows.
   *
   * @param maxEdge the longer edge, in pixels; an image that is smaller is not enlarged
   * @return a rendition for the caller to close; empty if Herald can't read the format
   * @throws Unavailable too many others are being made
   * @throws StorageFull there is no room for it
   */
  Optional<Rendition> render(StoredImage image, int maxEdge);

  /**
   * What an image is.
   *
   * @param contentType its media type
   * @param dimensions its width and height, if Herald can read them from this format
   */
  record Format(String contentType, Optional<Dimensions> dimensions) {}

  /** A picture made from an image. */
  record Rendition(String contentType, long byteSize, InputStream bytes) {}
}
