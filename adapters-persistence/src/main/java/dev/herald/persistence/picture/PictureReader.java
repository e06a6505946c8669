package dev.herald.persistence.picture;

import dev.herald.application.view.StoredImage.Dimensions;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads JPEG, PNG, GIF, WebP, TIFF and BMP, within bounds: nothing is decoded whose header says
 * that it would take too much, and what takes too much though its header does not say so is given
 * up. All bounds follow from the size of the heap and from a time; they hold for one picture, of
 * which the caller must decode no two at once.
 */
public final class PictureReader {

  private static final Logger LOG = LoggerFactory.getLogger(PictureReader.class);
  private static final Duration FOR_A_HEADER = Duration.ofMillis(500);
  private static final Duration FOR_A_PICTURE = Duration.ofMillis(1500);

  /** What a large file may take more: photos do, and what is made to be slow is small. */
  private static final Duration FOR_A_MEGABYTE = Duration.ofMillis(100);

  private static final Duration MOST_FOR_A_PICTURE = Duration.ofSeconds(5);

  private final long heap = Runtime.getRuntime().maxMemory();
  private final Decoder decoder = new Decoder(heap / 8);

  /**
   * Reads the size of a picture from its header: as it is to be shown, of all of an animation.
   *
   * @return empty if it has none of the formats that Herald reads, or no size that can be
   * @throws Damaged the header can't be one
   */
  public Optional<Dimensions> size(Path file) throws IOException {
    try (var bytes = PictureBytes.open(file, forAHeader())) {
      return Headers.read(bytes).filter(Layout::hasSize).map(Layout::shownSize);
    } catch (Effort.TooMuch e) {
      return Optional.empty();
    }
  }

  /**
   * Reads a picture, as browsers would show it; of an animation, its first frame.
   *
   * @param edge of how many pixels its longer edge may be; a smaller picture is not enlarged
   * @return empty if it can't be read, or would take too much
   */
  public Optional<BufferedImage> read(Path file, int edge) throws IOException {
    return read(file, edge, layout -> layout);
  }

  /** Reads a picture as it is stored, which was turned already, whatever it says. */
  Optional<BufferedImage> readUpright(Path file, int edge) throws IOException {
    return read(file, edge, Layout::upright);
  }

  private Optional<BufferedImage> read(Path file, int edge, UnaryOperator<Layout> as)
      throws IOException {
    try (var bytes = PictureBytes.open(file, forAHeader())) {
      var layout = Headers.read(bytes).filter(it -> it.isDecodable(heap / 4)).map(as);
      if (layout.isEmpty()) return Optional.empty();
      return Optional.of(
          decoder.decode(bytes, layout.get(), edge, forAPicture(layout.get(), Files.size(file))));
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      LOG.debug("{} can't be read.", file.getFileName(), e);
      return Optional.empty();
    }
  }

  /** The header of a HEIC or AVIF; empty if it is none, or one that is made to be long. */
  Optional<HeifHeader> heif(Path file) throws IOException {
    try (var bytes = PictureBytes.open(file, forAHeader())) {
      return Headers.heif(bytes);
    } catch (Effort.TooMuch e) {
      return Optional.empty();
    }
  }

  private Effort forAHeader() {
    return Effort.ofThisThread(FOR_A_HEADER.toNanos(), heap / 4);
  }

  private static Effort forAPicture(Layout layout, long fileBytes) {
    var time = FOR_A_PICTURE.plus(FOR_A_MEGABYTE.multipliedBy(fileBytes >> 20));
    var most = time.compareTo(MOST_FOR_A_PICTURE) > 0 ? MOST_FOR_A_PICTURE : time;
    return Effort.ofThisThread(most.toNanos(), layout.allocation());
  }
}
