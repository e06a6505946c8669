package dev.herald.application.port.in.image;

import dev.herald.application.failure.StorageFull;
import dev.herald.application.failure.Unavailable;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;
import java.io.InputStream;

/**
 * Reads the bytes of images. Each throws {@link Refusal.ImageNotFound} if there is none. Where a
 * picture must be made first, it throws {@link Unavailable} if too many others are being made, and
 * {@link StorageFull} if there is no room for it.
 */
public interface ReadImage {

  int MIN_THUMBNAIL_EDGE = 16;
  int MAX_THUMBNAIL_EDGE = 1024;
  int DEFAULT_THUMBNAIL_EDGE = 256;

  /** The image as it was uploaded. */
  Picture original(ImageId id);

  /**
   * The image as browsers can show it: the original, or a rendition of one that they can't. An
   * image that Herald can't read either is returned as it was uploaded.
   */
  Picture displayable(ImageId id);

  /**
   * A small picture of the image. One that Herald can't read is returned as it was uploaded.
   *
   * <p>Its longer edge is at most the asked one rounded up to a power of two: 16, 32, 64 and so on
   * to 1024. So it is never smaller than asked, unless the image is, which is not enlarged.
   *
   * @param edge the longer edge in pixels, 16 to 1024
   * @throws InvalidValue {@code size.out_of_range}: the edge is not from 16 to 1024
   */
  Picture thumbnail(ImageId id, int edge);

  /**
   * @param bytes for the caller to close
   */
  record Picture(String contentType, long byteSize, InputStream bytes) {}
}
