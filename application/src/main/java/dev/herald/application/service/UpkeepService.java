package dev.herald.application.service;

import dev.herald.application.port.out.ChannelRepository;
import dev.herald.application.port.out.IdempotencyLog;
import dev.herald.application.port.out.ImageRepository;
import dev.herald.application.port.out.ImageStore;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.domain.id.ImageId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Removes what is no longer needed. */
final class UpkeepService {

  /** How long an upload may wait for the post or the channel that it was made for. */
  static final Duration UNUSED_IMAGES_KEPT = Duration.ofHours(1);

  /** Small enough that publishers, who wait for the same writer, don't notice. */
  private static final int STEP = 200;

  private final UnitOfWork unitOfWork;
  private final ChannelRepository channels;
  private final ImageRepository images;
  private final ImageStore store;
  private final IdempotencyLog idempotency;
  private final InstantSource clock;

  UpkeepService(
      UnitOfWork unitOfWork,
      ChannelRepository channels,
      ImageRepository images,
      ImageStore store,
      IdempotencyLog idempotency,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.channels = channels;
    this.images = images;
    this.store = store;
    this.idempotency = idempotency;
    this.clock = clock;
  }

  boolean step() {
    var now = clock.instant();
    int removed =
        unitOfWork.execute(
            () -> channels.purge(STEP) + idempotency.forget(now.minus(Idempotency.KEPT), STEP));
    List<ImageId> forgotten =
        unitOfWork.execute(() -> images.forgetUnused(now.minus(UNUSED_IMAGES_KEPT), STEP));
    // Bytes go after the commit, so that no image is known without its bytes; and each in a unit of
    // its own, so that one that was uploaded again in between keeps them.
    forgotten.forEach(id -> unitOfWork.execute(() -> deleteUnlessKnown(id)));
    return removed > 0 || !forgotten.isEmpty();
  }

  private void deleteUnlessKnown(ImageId id) {
    if (images.find(id).isEmpty()) store.delete(id);
  }
}
