package dev.herald.application.port.out;

import dev.herald.application.failure.Busy;
import dev.herald.application.view.StoredImage;
import dev.herald.application.view.StoredImage.Dimensions;
import dev.herald.domain.image.Crop;
import dev.herald.domain.refusal.Refusal;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;

/** Knows image formats. */
public interface ImageProcessor {

  /** The longer edge of the smallest rendition, in pixels; each other has twice as many. */
  int SMALLEST_THUMBNAIL = 16;

  int LARGEST_THUMBNAIL = 1024;

  /** That of a rendition which stands in for an original, made only where browsers need one. */
  int LARGEST_RENDITION = 2048;

  /**
   * Looks at the bytes, whatever the file was called.
   *
   * @throws Refusal.NotAnImage they are no image of any known type, or there are none
   */
  Format inspect(ImageStore.Staged bytes);

  /**
   * Has all renditions of an image made, after those of others, and waits a moment for them:
   * whoever uploads an image shows it at once.
   */
  void prepare(StoredImage image);

  /**
   * The image in a format that every browser shows. It is never made while the caller waits.
   *
   * @param edge the longer edge, in pixels: one of the sizes that are made; an image that is
   *     smaller is not enlarged
   * @return a rendition for the caller to close; empty if Herald can't read the image
   * @throws Busy it is not made yet; it will be, as if {@link #prepare} had been called
   */
  Optional<Rendition> render(StoredImage image, int edge);

  /**
   * Makes a picture of a part of an image, with a longer edge of {@link #LARGEST_THUMBNAIL} pixels
   * at the most. It is made while the caller waits, for some seconds at the most.
   *
   * @return the bytes of a picture that every browser shows, the same each time; empty if Herald
   *     can't read the image
   * @throws Busy it can't be made now
   */
  Optional<byte[]> crop(StoredImage image, Crop crop);

  /**
   * What an image is.
   *
   * @param contentType its media type
   * @param dimensions its width and height, if Herald can read them from this format
   */
  record Format(String contentType, Optional<Dimensions> dimensions) {}

  /**
   * A picture made from an image.
   *
   * @param address where else it is, as {@link ImageStore#address}; then there are no bytes
   */
  record Rendition(String contentType, long byteSize, InputStream bytes, Optional<URI> address) {

    public Rendition(String contentType, long byteSize, InputStream bytes) {
      this(contentType, byteSize, bytes, Optional.empty());
    }

    public static Rendition at(URI address, String contentType) {
      return new Rendition(contentType, 0, InputStream.nullInputStream(), Optional.of(address));
    }
  }
}
