package dev.herald.application.service;

import dev.herald.application.port.in.retry.IdempotencyKey;
import dev.herald.application.port.out.ChannelRepository;
import dev.herald.application.port.out.IdempotencyLog;
import dev.herald.application.port.out.ImageRepository;
import dev.herald.application.port.out.ImageStore;
import dev.herald.application.port.out.SessionRepository;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.domain.id.ImageId;
import java.time.Duration;
import java.time.Instant;
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
  private final SessionRepository sessions;
  private final InstantSource clock;

  UpkeepService(
      UnitOfWork unitOfWork,
      ChannelRepository channels,
      ImageRepository images,
      ImageStore store,
      IdempotencyLog idempotency,
      SessionRepository sessions,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.channels = channels;
    this.images = images;
    this.store = store;
    this.idempotency = idempotency;
    this.sessions = sessions;
    this.clock = clock;
  }

  boolean step() {
    var now = clock.instant();
    int removed =
        unitOfWork.execute(
            () ->
                channels.purge(STEP)
                    + idempotency.forget(now.minus(IdempotencyKey.MAX_LASTS), STEP)
                    + sessions.deleteEnded(now, STEP));
    var strays = unitOfWork.execute(() -> forgetAndTake(now));
    deleteEach(strays);
    return removed > 0 || !strays.isEmpty();
  }

  /**
   * Both look back an hour: an upload that was noted just now may be under way, and would lose its
   * note. What is forgotten here was uploaded before that, so it is taken at once.
   */
  private List<ImageId> forgetAndTake(Instant now) {
    var anHourAgo = now.minus(UNUSED_IMAGES_KEPT);
    images.forgetUnused(anHourAgo, STEP);
    return images.takeStrays(anHourAgo, STEP, now);
  }

  /**
   * Bytes go after the commit, so that no image is known without its bytes; and each in a unit of
   * its own, so that one that was uploaded again in between keeps them, and one that can't be
   * deleted stands in nobody's way.
   */
  private void deleteEach(List<ImageId> strays) {
    RuntimeException failure = null;
    for (var id : strays) {
      try {
        unitOfWork.execute(() -> deleteUnlessKnown(id));
      } catch (RuntimeException e) {
        failure = e; // the image is still on the list
      }
    }
    if (failure != null) throw failure;
  }

  private void deleteUnlessKnown(ImageId id) {
    if (images.find(id).isEmpty()) store.delete(id);
    images.strikeOff(id);
  }
}
