package dev.herald.persistence.image;

import dev.herald.application.port.out.ImageStore;
import dev.herald.application.port.out.Pictures;
import dev.herald.application.view.StoredImage;
import dev.herald.application.view.StoredImage.Dimensions;
import dev.herald.domain.refusal.Refusal;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.imageio.stream.FileCacheImageInputStream;
import org.apache.tika.Tika;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows what Tika can tell by its first bytes, and reads what ImageIO has a reader for: JPEG, PNG,
 * GIF, WebP, TIFF and BMP.
 */
public final class ImageIoPictures implements Pictures {

  private static final Logger LOG = LoggerFactory.getLogger(ImageIoPictures.class);

  private final ImageFolder folder;
  private final RenditionFiles renditions;

  public ImageIoPictures(ImageFolder folder) {
    this.folder = folder;
    this.renditions = new RenditionFiles(folder);
  }

  @Override
  public Format inspect(ImageStore.Staged bytes) {
    if (bytes.byteSize() == 0) throw new Refusal.NotAnImage("empty");
    var contentType = contentType(bytes);
    if (!contentType.startsWith("image/")) throw new Refusal.NotAnImage(inWords(contentType));
    return new Format(contentType, dimensions(bytes));
  }

  private String contentType(ImageStore.Staged staged) {
    try (var bytes = new BufferedInputStream(staged.open())) {
      return Types.TIKA.detect(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String inWords(String contentType) {
    return contentType.equals("application/octet-stream") ? "of no known type" : contentType;
  }

  /** Reads no more than the header, wherever in the file it is. */
  private Optional<Dimensions> dimensions(ImageStore.Staged staged) {
    try (InputStream bytes = staged.open();
        var stream = new FileCacheImageInputStream(bytes, folder.incoming().toFile());
        var source = PictureSource.of(stream)) {
      return source == null ? Optional.empty() : Optional.of(source.dimensions());
    } catch (IOException | RuntimeException e) {
      LOG.debug("The header of an image can't be read.", e);
      return Optional.empty();
    }
  }

  @Override
  public Optional<Rendition> render(StoredImage image, int maxEdge) {
    return renditions.get(image.id(), maxEdge);
  }

  /**
   * Loaded with the first upload: the list of types is long, and the start need not wait for it.
   */
  private static final class Types {
    static final Tika TIKA = new Tika();
  }
}
