package dev.herald.persistence.image;

import dev.herald.application.failure.Busy;
import dev.herald.application.port.out.ImageProcessor;
import dev.herald.application.port.out.ImageStore;
import dev.herald.application.view.StoredImage;
import dev.herald.domain.image.Crop;
import dev.herald.domain.refusal.Refusal;
import dev.herald.persistence.picture.Damaged;
import dev.herald.persistence.picture.HeifProgram;
import dev.herald.persistence.picture.HeifReader;
import dev.herald.persistence.picture.ImageTypes;
import dev.herald.persistence.picture.PictureReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks at each {@link StagedFile}, and has smaller pictures made of images that Herald can read.
 */
public final class ImageIoProcessor implements ImageProcessor, AutoCloseable {

  private static final Set<String> READ =
      Set.of("image/jpeg", "image/png", "image/gif", "image/webp", "image/tiff", "image/bmp");

  private static final Set<String> HEIF =
      Set.of(
          "image/heic", "image/heif", "image/avif", "image/heic-sequence", "image/heif-sequence");

  private static final Duration SOON = Duration.ofSeconds(2);

  private final PictureReader reader = new PictureReader();
  private final RenditionStore renditions;
  private final Optional<HeifProgram> heif;
  private final RenditionMaker maker;

  /**
   * @param incoming where pictures are made
   * @param heif reads HEIC and AVIF; empty for pictures without smaller ones
   */
  public ImageIoProcessor(
      IncomingFolder incoming,
      Originals originals,
      RenditionStore renditions,
      Optional<HeifProgram> heif) {
    this.renditions = renditions;
    this.heif = heif;
    RenditionMaker.Pictures pictures =
        heif.<RenditionMaker.Pictures>map(it -> new HeifReader(it, incoming.path())::read)
            .orElse(reader::read);
    this.maker = new RenditionMaker(incoming, originals, renditions, pictures);
  }

  private boolean isRead(String contentType) {
    return READ.contains(contentType) || (heif.isPresent() && HEIF.contains(contentType));
  }

  @Override
  public Format inspect(ImageStore.Staged staged) {
    var file = ((StagedFile) staged).file();
    try {
      var contentType = ImageTypes.of(file);
      return new Format(contentType, reader.size(file).filter(size -> isRead(contentType)));
    } catch (Damaged e) {
      throw new Refusal.NotAnImage("damaged: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void prepare(StoredImage image) {
    if (!isRead(image.contentType())) return;
    try {
      maker.make(image).get(SOON.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException later) {
      // Whoever asks for it is told to come again.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Optional<Rendition> render(StoredImage image, int maxEdge) {
    if (!isRead(image.contentType())) return Optional.empty();
    if (renditions.areMade(image.id())) return renditions.find(image.id(), maxEdge);
    var unused = maker.make(image); // nobody waits
    throw new Busy("The picture is being made.", SOON);
  }

  @Override
  public Optional<byte[]> crop(StoredImage image, Crop crop) {
    return isRead(image.contentType()) ? maker.crops().make(image, crop) : Optional.empty();
  }

  @Override
  public void close() {
    heif.ifPresent(HeifProgram::close);
    maker.close();
  }
}
