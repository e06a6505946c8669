package dev.herald.application.service;

import dev.herald.application.failure.Busy;
import dev.herald.application.port.in.image.CropImage;
import dev.herald.application.port.in.image.FindOriginal;
import dev.herald.application.port.in.image.ReadImage;
import dev.herald.application.port.in.image.UploadImage;
import dev.herald.application.port.out.ImageProcessor;
import dev.herald.application.port.out.ImageRepository;
import dev.herald.application.port.out.ImageStore;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.view.StoredImage;
import dev.herald.domain.access.Actor;
import dev.herald.domain.audit.AuditAction;
import dev.herald.domain.audit.AuditSubject;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.image.Crop;
import dev.herald.domain.image.Cut;
import dev.herald.domain.permission.Permission;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Optional;

/** Takes images in, cuts others from them, and hands them out. */
final class ImageService implements UploadImage, ReadImage, CropImage, FindOriginal {

  /** So long may an original be that is shown until its small pictures are made, in bytes. */
  private static final long LONGEST_STAND_IN = 4_000_000;

  private final UnitOfWork unitOfWork;
  private final ImageRepository images;
  private final ImageStore store;
  private final ImageProcessor processor;
  private final AuditTrail audit;
  private final InstantSource clock;

  ImageService(
      UnitOfWork unitOfWork,
      ImageRepository images,
      ImageStore store,
      ImageProcessor processor,
      AuditTrail audit,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.images = images;
    this.store = store;
    this.processor = processor;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public StoredImage upload(Actor actor, InputStream bytes) throws IOException {
    actor.require(Permission.UPLOAD_IMAGES);
    try (var staged = store.stage(bytes)) {
      var format = processor.inspect(staged);
      var image =
          new StoredImage(
              staged.id(),
              format.contentType(),
              staged.byteSize(),
              format.dimensions(),
              clock.instant());
      keep(actor, staged, image);
      processor.prepare(image);
      return image;
    }
  }

  private void keep(Actor actor, ImageStore.Staged staged, StoredImage image) {
    // Noted before, for the clean-up to find the bytes if what makes them known fails, and to leave
    // them alone meanwhile.
    unitOfWork.execute(() -> images.noteOrphan(image.id(), image.uploadedAt()));
    staged.keep();
    unitOfWork.execute(
        () -> {
          images.save(image);
          audit.note(
              actor,
              AuditAction.IMAGE_UPLOADED,
              AuditSubject.of(image.id()),
              Changes.ofImage(image));
        });
  }

  @Override
  public StoredImage crop(Actor actor, ImageId id, Crop crop) {
    actor.require(Permission.UPLOAD_IMAGES);
    var original = get(id);
    var bytes = processor.crop(original, crop).orElseThrow(() -> unreadable(original));
    try {
      var cut = upload(actor, new ByteArrayInputStream(bytes));
      unitOfWork.execute(() -> images.noteCut(cut.id(), new Cut(id, crop)));
      return cut;
    } catch (IOException e) {
      throw new UncheckedIOException(e); // bytes in memory can be read
    }
  }

  private static InvalidValue unreadable(StoredImage image) {
    var text = "must be an image that Herald can read, but is " + image.contentType();
    return new InvalidValue(Violation.of("imageId", "unreadable", text));
  }

  @Override
  public Optional<Original> find(Actor actor, ImageId id) {
    actor.require(Permission.UPLOAD_IMAGES);
    var cut = images.findCut(id);
    return cut.flatMap(it -> images.find(it.original()))
        .map(original -> new Original(original, cut.map(Cut::crop)))
        .or(() -> images.find(id).map(image -> new Original(image, Optional.empty())))
        .filter(it -> it.image().dimensions().isPresent());
  }

  @Override
  public Picture original(ImageId id) {
    return original(get(id), true);
  }

  /** Whoever is promised a number of bytes must not be sent fewer. */
  private Picture original(StoredImage image, boolean isFinal) {
    var address = store.address(image.id(), image.contentType());
    if (address.isPresent()) return Picture.at(address.get(), image.contentType(), isFinal);
    var kept = store.open(image.id());
    if (kept.byteSize() != image.byteSize()) {
      kept.close();
      throw new IllegalStateException(
          "Of the %s bytes of the image %s there are %s."
              .formatted(image.byteSize(), image.id(), kept.byteSize()));
    }
    return new Picture(image.contentType(), image.byteSize(), kept.bytes(), isFinal);
  }

  @Override
  public Picture displayable(ImageId id) {
    var image = get(id);
    return image.isShownByBrowsers()
        ? original(image, true)
        : rendered(image, ImageProcessor.LARGEST_RENDITION);
  }

  @Override
  public Picture thumbnail(ImageId id, int edge) {
    if (edge < MIN_THUMBNAIL_EDGE || edge > MAX_THUMBNAIL_EDGE) {
      throw new InvalidValue(
          Violation.outOfRange("size", MIN_THUMBNAIL_EDGE, MAX_THUMBNAIL_EDGE, "pixels", edge));
    }
    return rendered(get(id), roundedUp(edge));
  }

  /** Few sizes: each is made and kept, and a stranger may ask for all of them. */
  private static int roundedUp(int edge) {
    return Integer.highestOneBit(edge - 1) << 1;
  }

  private Picture rendered(StoredImage image, int edge) {
    try {
      return processor
          .render(image, edge)
          .map(ImageService::made)
          .orElseGet(() -> original(image, true));
    } catch (Busy notYet) {
      if (!image.isShownByBrowsers() || image.byteSize() > LONGEST_STAND_IN) throw notYet;
      return original(image, false);
    }
  }

  private static Picture made(ImageProcessor.Rendition made) {
    return new Picture(made.contentType(), made.byteSize(), made.bytes(), true, made.address());
  }

  private StoredImage get(ImageId id) {
    return images.find(id).orElseThrow(() -> new Refusal.ImageNotFound(id));
  }
}
