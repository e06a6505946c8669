package dev.herald.application.port.in.image;

import dev.herald.application.failure.Busy;
import dev.herald.application.port.out.ImageProcessor;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;

/**
 * Reads the bytes of images. Each throws {@link Refusal.ImageNotFound} if there is none. Where a
 * picture must be made first, and the original can't stand in for it, it throws {@link Busy}.
 */
public interface ReadImage {

  int MIN_THUMBNAIL_EDGE = ImageProcessor.SMALLEST_THUMBNAIL;
  int MAX_THUMBNAIL_EDGE = ImageProcessor.LARGEST_THUMBNAIL;
  int DEFAULT_THUMBNAIL_EDGE = 256;

  /** The image as it was uploaded. */
  Picture original(ImageId id);

  /**
   * The image as browsers can show it: the original, or a rendition of one that they can't. An
   * image that Herald can't read either is returned as it was uploaded.
   */
  Picture displayable(ImageId id);

  /**
   * A small picture of the image. One that Herald can't read is returned as it was uploaded, and so
   * is, until its small pictures are made, one that browsers show and that is not too long for it.
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
   * @param isFinal whether the same question has the same answer for ever; otherwise there will
   *     soon be another
   * @param address where else anybody gets it for at least half an hour; then there are no bytes
   */
  record Picture(
      String contentType,
      long byteSize,
      InputStream bytes,
      boolean isFinal,
      Optional<URI> address) {

    public Picture(String contentType, long byteSize, InputStream bytes, boolean isFinal) {
      this(contentType, byteSize, bytes, isFinal, Optional.empty());
    }

    public static Picture at(URI address, String contentType, boolean isFinal) {
      return new Picture(
          contentType, 0, InputStream.nullInputStream(), isFinal, Optional.of(address));
    }
  }
}
