package dev.herald.application.service;

import dev.herald.application.port.in.image.ReadImage;
import dev.herald.application.port.out.ImageRepository;
import dev.herald.application.port.out.ImageStore;
import dev.herald.application.port.out.Pictures;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.view.StoredImage;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;

/** Takes images in and hands them out. */
final class ImageService implements ReadImage {

  /** The longer edge of a rendition that stands in for an original, in pixels. */
  private static final int DISPLAY_EDGE = 2048;

  private final UnitOfWork unitOfWork;
  private final ImageRepository images;
  private final ImageStore store;
  private final Pictures pictures;
  private final InstantSource clock;

  ImageService(
      UnitOfWork unitOfWork,
      ImageRepository images,
      ImageStore store,
      Pictures pictures,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.images = images;
    this.store = store;
    this.pictures = pictures;
    this.clock = clock;
  }

  StoredImage upload(InputStream bytes) throws IOException {
    try (var staged = store.stage(bytes)) {
      var format = pictures.inspect(staged);
      var image =
          new StoredImage(
              staged.id(),
              format.contentType(),
              staged.byteSize(),
              format.dimensions(),
              clock.instant());
      // Noted before, for the upkeep to find the bytes if the second unit of work keeps them and
      // fails.
      unitOfWork.execute(() -> images.noteStray(image.id(), image.uploadedAt()));
      // Kept inside the unit of work: otherwise the upkeep could remove the bytes of an image that
      // was forgotten long ago, just after they were uploaded again.
      unitOfWork.execute(
          () -> {
            staged.keep();
            images.save(image);
          });
      return image;
    }
  }

  @Override
  public Picture original(ImageId id) {
    var image = get(id);
    return new Picture(image.contentType(), image.byteSize(), store.open(id));
  }

  @Override
  public Picture displayable(ImageId id) {
    return get(id).isShownByBrowsers() ? original(id) : rendered(id, DISPLAY_EDGE);
  }

  @Override
  public Picture thumbnail(ImageId id, int edge) {
    if (edge < MIN_THUMBNAIL_EDGE || edge > MAX_THUMBNAIL_EDGE) {
      throw new InvalidValue(
          Violation.outOfRange("size", MIN_THUMBNAIL_EDGE, MAX_THUMBNAIL_EDGE, "pixels", edge));
    }
    return rendered(id, roundedUp(edge));
  }

  /** Few sizes: each is made and kept, and a stranger may ask for all of them. */
  private static int roundedUp(int edge) {
    return Integer.highestOneBit(edge - 1) << 1;
  }

  private Picture rendered(ImageId id, int edge) {
    return pictures
        .render(get(id), edge)
        .map(made -> new Picture(made.contentType(), made.byteSize(), made.bytes()))
        .orElseGet(() -> original(id));
  }

  private StoredImage get(ImageId id) {
    return images.find(id).orElseThrow(() -> new Refusal.ImageNotFound(id));
  }
}
