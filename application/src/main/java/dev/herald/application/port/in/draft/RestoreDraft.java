package dev.herald.application.port.in.draft;

import dev.herald.application.view.DraftView;
import dev.herald.domain.access.Actor;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.refusal.Refusal;

/** Has a discarded draft back. */
@FunctionalInterface
public interface RestoreDraft {

  /**
   * @return the draft as it was when it was discarded; one that was not is returned as it is
   * @throws Refusal.DraftNotFound there is no such draft, or it was discarded too long ago
   * @throws Refusal.TooManyDrafts its channel can't have one more
   * @throws Refusal.DraftPublished it has become a post, less than a day ago
   */
  DraftView restore(Actor actor, DraftId draft);
}
