package dev.herald.application.service;

import dev.herald.application.failure.Busy;
import dev.herald.application.failure.OutcomeUnknown;
import dev.herald.application.failure.StorageFull;
import dev.herald.application.port.in.operation.AuditRetention;
import dev.herald.application.port.in.operation.CleanUp;
import dev.herald.application.port.in.retry.IdempotencyKey;
import dev.herald.application.port.out.AuditLog;
import dev.herald.application.port.out.ChannelRepository;
import dev.herald.application.port.out.DraftRepository;
import dev.herald.application.port.out.IdempotencyLog;
import dev.herald.application.port.out.ImageRepository;
import dev.herald.application.port.out.ImageStore;
import dev.herald.application.port.out.PostRepository;
import dev.herald.application.port.out.SessionRepository;
import dev.herald.application.port.out.TokenRepository;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.domain.draft.Draft;
import dev.herald.domain.id.ImageId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.IntPredicate;

/** Removes what is no longer needed. */
final class CleanUpService implements CleanUp {

  /** How long an upload may wait for the post or the channel that it was made for. */
  static final Duration UNUSED_IMAGES_KEPT = Duration.ofHours(1);

  /**
   * How much a unit takes on at the most. The search index, from which posts are removed as well,
   * is written after the unit, so that its time is not seen.
   */
  private static final int MOST_POSTS = 200;

  private static final int MOST_ROWS = 2_000;

  /** Few, as nobody uploads one of them until its bytes are deleted. */
  private static final int MOST_IMAGES = 50;

  /** Fewer, as to make words of long posts takes longer than to remove them. */
  private static final int MOST_REINDEXED = 50;

  private final UnitOfWork unitOfWork;
  private final ImageRepository images;
  private final ImageStore store;
  private final InstantSource clock;
  private final LogRetention retention;
  private final AccessNotes notes;
  private final PacedWork purge;
  private final PacedWork drafts;
  private final PacedWork keys;
  private final RecentUses uses;
  private final PacedWork sessions;
  private final PacedWork invitations;
  private final PacedWork events;
  private final PacedWork words;
  private final PacedWork audit;

  CleanUpService(
      UnitOfWork unitOfWork,
      ChannelRepository channels,
      PostRepository posts,
      DraftRepository drafts,
      ImageRepository images,
      ImageStore store,
      IdempotencyLog idempotency,
      SessionRepository sessions,
      TokenRepository tokens,
      RecentUses uses,
      LogRetention retention,
      AuditLog auditLog,
      AuditRetention auditRetention,
      AccessNotes notes,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.images = images;
    this.store = store;
    this.clock = clock;
    this.retention = retention;
    this.notes = notes;
    purge = paced(MOST_POSTS, channels::purge);
    this.drafts =
        paced(
            MOST_POSTS,
            most -> drafts.removeDiscarded(clock.instant().minus(Draft.UNDO), most) > 0);
    keys = paced(MOST_ROWS, most -> idempotency.forget(firstKeptKey(), most) > 0);
    this.uses = uses;
    this.sessions = paced(MOST_ROWS, most -> sessions.deleteEnded(clock.instant(), most) > 0);
    invitations = paced(MOST_ROWS, most -> tokens.deleteLapsedInvitations(most) > 0);
    events = paced(MOST_ROWS, most -> retention.forget(most) && seen());
    audit =
        paced(
            MOST_ROWS,
            most ->
                auditRetention
                    .begin(clock.instant())
                    .filter(begin -> auditLog.forgetBefore(begin, most) == most)
                    .isPresent());
    words = paced(MOST_REINDEXED, most -> posts.reindex(most) > 0 && seen());
  }

  private PacedWork paced(int limit, IntPredicate work) {
    return new PacedWork(unitOfWork, clock, limit, work);
  }

  /** Said inside a unit: what others have read may have changed. */
  private boolean seen() {
    return unitOfWork.execute(() -> true);
  }

  private Instant firstKeptKey() {
    return clock.instant().minus(IdempotencyKey.MAX_LASTS);
  }

  @Override
  public boolean step() {
    var turns = new Turns();
    turns.take(purge::step);
    turns.take(drafts::step);
    turns.take(keys::step);
    turns.take(uses::write);
    turns.take(sessions::step);
    turns.take(invitations::step);
    turns.take(() -> retention.isDue() && events.step());
    turns.take(this::removeImages);
    turns.take(audit::step);
    turns.take(words::step);
    turns.take(
        () -> {
          notes.noteOmitted();
          return false;
        });
    return turns.end();
  }

  @Override
  public void finish() {
    try {
      uses.writeAll();
    } catch (Busy | StorageFull | OutcomeUnknown e) {
      // A stop neither waits for room nor fails for want of it.
    }
  }

  private boolean removeImages() {
    var now = clock.instant();
    var orphans = unitOfWork.executeUnseen(() -> forgetAndTake(now));
    deleteEach(orphans, now.plus(ImageRepository.DELETION.dividedBy(2)));
    return !orphans.isEmpty();
  }

  /**
   * Both look back an hour: an upload that was noted just now may be under way, and would lose its
   * note. What is forgotten here was uploaded before that, so it is taken at once.
   */
  private List<ImageId> forgetAndTake(Instant now) {
    var anHourAgo = now.minus(UNUSED_IMAGES_KEPT);
    images.forgetUnused(anHourAgo, MOST_IMAGES);
    return images.takeOrphans(anHourAgo, MOST_IMAGES, now);
  }

  /**
   * Bytes go after the commit, so that no image is known without its bytes; and one image after the
   * other, so that one that can't be deleted stands in nobody's way. What is not begun by the given
   * moment is left for later: its bytes might go while it is uploaded again.
   */
  private void deleteEach(List<ImageId> orphans, Instant end) {
    var turns = new Turns();
    for (var id : orphans) {
      if (clock.instant().isAfter(end)) break;
      turns.take(() -> delete(id));
    }
    turns.end(); // what failed is still on the list
  }

  private boolean delete(ImageId id) {
    store.delete(id);
    return unitOfWork.executeUnseen(
        () -> {
          images.unlist(id);
          return true;
        });
  }
}
