package dev.herald.persistence.image;

import com.twelvemonkeys.imageio.metadata.CompoundDirectory;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEG;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegmentUtil;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import dev.herald.application.view.StoredImage.Dimensions;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/** An encoded picture that ImageIO has a reader for; of an animated one, its first frame. */
final class PictureSource implements AutoCloseable {

  /** Beyond this many pixels even a reader that keeps few of them takes too long. */
  private static final long MOST_PIXELS = 500_000_000;

  private static final int BYTES_PER_PIXEL = 4;

  /** The reader of this format decodes all of a picture first; the others skip what they can. */
  private static final String DECODED_WHOLE = "webp";

  private final ImageReader reader;
  private final String format;
  private final Orientation orientation;
  private final int width;
  private final int height;

  private PictureSource(ImageReader reader, ImageInputStream stream) throws IOException {
    this.reader = reader;
    format = reader.getFormatName().toLowerCase(Locale.ROOT);
    orientation = orientation(format, stream);
    stream.seek(0);
    reader.setInput(stream, true, true);
    width = reader.getWidth(0);
    height = reader.getHeight(0);
  }

  /**
   * Reads the header of a picture.
   *
   * @return null if there is no reader for it
   * @throws IOException the header is damaged
   */
  static @Nullable PictureSource of(ImageInputStream stream) throws IOException {
    var readers = ImageIO.getImageReaders(stream);
    if (!readers.hasNext()) return null;
    var reader = readers.next();
    try {
      return new PictureSource(reader, stream);
    } catch (IOException | RuntimeException e) {
      reader.dispose();
      throw e;
    }
  }

  /** Its size as it is to be shown. */
  Dimensions dimensions() {
    return orientation.swapsSides() ? new Dimensions(height, width) : new Dimensions(width, height);
  }

  /**
   * Decodes the picture.
   *
   * @param edge how long its longer edge must be at least, unless the picture is smaller; if there
   *     is memory for it, it will be several times as long
   * @return the picture as it is to be shown; null if there is not enough memory for it
   */
  @Nullable BufferedImage read(int edge) throws IOException {
    var pixels = (long) width * height;
    var memory = Runtime.getRuntime().maxMemory() / 2;
    if (pixels > MOST_PIXELS) return null;
    if (format.equals(DECODED_WHOLE) && pixels * BYTES_PER_PIXEL > memory) return null;

    var every = Math.max(1, Math.max(width, height) / (4 * edge));
    while (pixels / every / every * BYTES_PER_PIXEL > memory / 4) every++;
    var param = reader.getDefaultReadParam();
    param.setSourceSubsampling(every, every, 0, 0);
    return orientation.turned(reader.read(0, param));
  }

  private static Orientation orientation(String format, ImageInputStream stream) {
    try {
      stream.seek(0);
      if (format.startsWith("tif")) return orientation(stream);
      if (!format.equals("jpeg")) return Orientation.UPRIGHT;
      var segments = JPEGSegmentUtil.readSegments(stream, JPEG.APP1, "Exif");
      if (segments.isEmpty()) return Orientation.UPRIGHT;
      var exif = segments.get(0).data();
      exif.skipNBytes(1); // of the padding after the segment's name
      try (var metadata = ImageIO.createImageInputStream(exif)) {
        return orientation(metadata);
      }
    } catch (IOException | RuntimeException e) {
      return Orientation.UPRIGHT; // damaged metadata is no reason to do without the picture
    }
  }

  private static Orientation orientation(ImageInputStream tiff) throws IOException {
    var directory = new TIFFReader().read(tiff);
    var first = directory instanceof CompoundDirectory all ? all.getDirectory(0) : directory;
    var entry = first.getEntryById(TIFF.TAG_ORIENTATION);
    return entry != null && entry.getValue() instanceof Number number
        ? Orientation.of(number.intValue())
        : Orientation.UPRIGHT;
  }

  @Override
  public void close() {
    reader.dispose();
  }
}
