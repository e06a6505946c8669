package dev.herald.application.port.in.draft;

import dev.herald.application.view.DraftView;
import dev.herald.domain.access.Actor;
import dev.herald.domain.draft.DraftState.Scheduled;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;
import java.time.Instant;
import java.time.ZoneId;
import java.util.OptionalLong;

/**
 * Sets the time at which a draft is published, or another time; {@link PublishScheduledDrafts} does
 * so then. The time is durable when this returns. Until it comes, the draft can be saved, but only
 * as what could be published; it can be discarded, and published earlier.
 */
@FunctionalInterface
public interface ScheduleDraft {

  /**
   * @return the draft as it is now, one revision later, unless it had this time already
   * @throws Refusal.DraftNotFound there is no such draft
   * @throws Refusal.DraftChanged it is not at the expected revision
   * @throws Refusal.DraftDiscarded somebody discarded it
   * @throws Refusal.DraftPublished it has become a post, less than a day ago
   * @throws InvalidValue {@code publishAt.past}, or {@code publishAt.too_far}: the time is more
   *     than {@link Scheduled#MAX_AHEAD} away; with everything by which it is no post yet; {@code
   *     images.imageId.not_found}: an image is gone, or was never uploaded
   */
  DraftView schedule(Actor actor, Command command);

  /**
   * @param zone in which whoever chose the time wants to be shown it
   * @param isSilent whether subscribers get the post without being told
   * @param expectedRevision the revision that the caller has seen; empty for whatever is there
   */
  record Command(
      DraftId draft, Instant at, ZoneId zone, boolean isSilent, OptionalLong expectedRevision) {

    /** One of which subscribers are told. */
    public Command(DraftId draft, Instant at, ZoneId zone, OptionalLong expectedRevision) {
      this(draft, at, zone, false, expectedRevision);
    }
  }
}
