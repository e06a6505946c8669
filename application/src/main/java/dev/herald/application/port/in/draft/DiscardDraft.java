package dev.herald.application.port.in.draft;

import dev.herald.application.view.DraftView;
import dev.herald.domain.access.Actor;
import dev.herald.domain.draft.Draft;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.refusal.Refusal;
import java.util.OptionalLong;

/**
 * Discards a draft. It can be {@linkplain RestoreDraft restored} for {@link Draft#UNDO}, and is
 * removed then; or earlier, if more than {@link Draft#MAX_PER_CHANNEL} of its channel are discarded
 * after it.
 */
@FunctionalInterface
public interface DiscardDraft {

  /**
   * @return the draft; one that was discarded before is returned as it is
   * @throws Refusal.DraftNotFound there is no such draft
   * @throws Refusal.DraftChanged it is not at the expected revision
   * @throws Refusal.DraftPublished it has become a post, less than a day ago
   */
  DraftView discard(Actor actor, Command command);

  /**
   * @param expectedRevision the revision that the caller has seen; empty for whatever is there
   */
  record Command(DraftId draft, OptionalLong expectedRevision) {}
}
