package dev.herald.application.port.in.draft;

import dev.herald.application.view.DraftView;
import dev.herald.domain.access.Actor;
import dev.herald.domain.draft.DraftContent;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.refusal.Refusal;
import java.util.OptionalLong;

/** Saves what a draft says now. It is durable when this returns. */
@FunctionalInterface
public interface SaveDraft {

  /**
   * @return the draft as it is now: one revision later, or as it was, if it said the same already
   * @throws Refusal.DraftNotFound there is no such draft
   * @throws Refusal.DraftChanged it is not at the expected revision, and says something else
   * @throws Refusal.DraftDiscarded somebody discarded it
   * @throws Refusal.DraftPublished it has become a post, less than a day ago
   */
  DraftView save(Actor actor, Command command);

  /**
   * @param expectedRevision the revision that the caller changed; empty to replace whatever is
   *     there
   */
  record Command(DraftId draft, DraftContent content, OptionalLong expectedRevision) {}
}
