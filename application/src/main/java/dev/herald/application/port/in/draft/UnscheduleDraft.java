package dev.herald.application.port.in.draft;

import dev.herald.application.view.DraftView;
import dev.herald.domain.access.Actor;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.refusal.Refusal;
import java.util.List;
import java.util.OptionalLong;

/**
 * Takes away the time at which a draft was to be published: nothing happens to it by itself any
 * more. That is durable when this returns.
 */
@FunctionalInterface
public interface UnscheduleDraft {

  /**
   * @return the draft as it is now; one that has no time is returned as it is. If it is out, or
   *     gone with its channel, the first of its copies that was still scheduled is open in its
   *     place
   * @throws Refusal.DraftNotFound there is no such draft, and no copy that was still scheduled
   * @throws Refusal.DraftChanged it has a time, and is not at the expected revision
   * @throws Refusal.DraftPublished it was too late: it has become a post, less than a day ago, and
   *     no copy was still scheduled
   */
  DraftView unschedule(Actor actor, Command command);

  /**
   * @param expectedRevision the revision that the caller has seen; empty for whatever is there
   * @param copies that were scheduled {@linkplain CrossPost with it}: they are discarded, as far as
   *     they are still scheduled, and but for one that is open in the draft's place
   */
  record Command(DraftId draft, OptionalLong expectedRevision, List<DraftId> copies) {

    /** Of one that was scheduled alone. */
    public Command(DraftId draft, OptionalLong expectedRevision) {
      this(draft, expectedRevision, List.of());
    }
  }
}
