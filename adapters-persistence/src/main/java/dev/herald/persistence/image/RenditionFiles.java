package dev.herald.persistence.image;

import dev.herald.application.failure.StorageFull;
import dev.herald.application.failure.Unavailable;
import dev.herald.application.port.out.Pictures.Rendition;
import dev.herald.domain.id.ImageId;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.FileImageOutputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes smaller pictures of images, and keeps them for the next time. They are made one at a time:
 * a decoded photo takes a good part of a small heap.
 */
final class RenditionFiles {

  private static final Logger LOG = LoggerFactory.getLogger(RenditionFiles.class);
  private static final float JPEG_QUALITY = 0.85f;
  private static final int LONGEST_WAIT_SECONDS = 15;

  private final ImageFolder folder;
  private final Semaphore turn = new Semaphore(1, true);

  RenditionFiles(ImageFolder folder) {
    this.folder = folder;
  }

  /**
   * A picture of an image, with a longer edge of at most so many pixels.
   *
   * @return empty if the image can't be read
   * @throws Unavailable too many others are being made
   */
  Optional<Rendition> get(ImageId id, int edge) {
    var found = find(id, edge);
    return found.isPresent() ? found : inTurn(() -> find(id, edge).or(() -> make(id, edge)));
  }

  private Optional<Rendition> find(ImageId id, int edge) {
    for (var kind : Kind.values()) {
      var file = file(id, edge, kind);
      if (Files.exists(file)) return Optional.of(open(file, kind));
    }
    return Optional.empty();
  }

  private Path file(ImageId id, int edge, Kind kind) {
    return folder.renditions(id).resolve(edge + kind.ending);
  }

  private static Rendition open(Path file, Kind kind) {
    try {
      return new Rendition(kind.contentType, Files.size(file), Files.newInputStream(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<Rendition> inTurn(Supplier<Optional<Rendition>> work) {
    try {
      if (!turn.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new Unavailable("Too many pictures are being made.", Duration.ofSeconds(5));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("Herald is shutting down.", Duration.ofSeconds(1));
    }
    try {
      return work.get();
    } finally {
      turn.release();
    }
  }

  private Optional<Rendition> make(ImageId id, int edge) {
    var picture = decoded(id, edge);
    if (picture == null) return Optional.empty();
    var scaled = Scaling.toFit(picture, edge);
    var kind = scaled.getColorModel().hasAlpha() ? Kind.PNG : Kind.JPEG;
    var file = file(id, edge, kind);
    try {
      var unfinished = Files.createTempFile(folder.incoming(), "", kind.ending);
      write(scaled, kind, unfinished);
      Files.createDirectories(file.getParent());
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw DiskSpace.isUsedUp(folder.incoming(), e)
          ? new StorageFull("There is no room left for renditions of images.", e)
          : new UncheckedIOException(e);
    }
    return Optional.of(open(file, kind));
  }

  private @Nullable BufferedImage decoded(ImageId id, int edge) {
    try (var stream = new FileImageInputStream(folder.kept(id).toFile());
        var source = PictureSource.of(stream)) {
      return source == null ? null : source.read(edge);
    } catch (IOException | RuntimeException e) {
      LOG.debug("The image {} can't be read.", id, e);
      return null;
    }
  }

  private static void write(BufferedImage picture, Kind kind, Path file) throws IOException {
    var writer = ImageIO.getImageWritersByMIMEType(kind.contentType).next();
    try (var out = new FileImageOutputStream(file.toFile())) {
      var param = writer.getDefaultWriteParam();
      if (kind == Kind.JPEG) {
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(JPEG_QUALITY);
      }
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), param);
    } finally {
      writer.dispose();
    }
  }

  private enum Kind {
    JPEG("image/jpeg", ".jpg"),
    PNG("image/png", ".png");

    private final String contentType;
    private final String ending;

    Kind(String contentType, String ending) {
      this.contentType = contentType;
      this.ending = ending;
    }
  }
}
