package dev.herald.application.port.in.draft;

import dev.herald.application.port.in.post.RecallPost;
import dev.herald.application.port.in.retry.IdempotencyKey;
import dev.herald.application.view.DraftView;
import dev.herald.domain.access.Actor;
import dev.herald.domain.id.PostId;
import dev.herald.domain.post.Recall;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;
import java.util.Optional;

/**
 * {@linkplain RecallPost Recalls} a post and begins a draft with what it said, so that it can be
 * corrected and published anew. Both are durable when this returns; where one can't be done,
 * neither is.
 */
@FunctionalInterface
public interface CorrectPost {

  /**
   * @return the draft, or for a repeated key the one that was begun first, as it is now
   * @throws Refusal.PostNotFound there is no such post
   * @throws Refusal.PostRecalled it was recalled before, and nothing is left of what it said
   * @throws Refusal.TooManyDrafts its channel can't have one more; the post stays as it is
   * @throws Refusal.IdempotencyConflict the key belongs to another request
   * @throws Refusal.DraftPublished the key is a repeated one, and the draft has become a post since
   * @throws Refusal.DraftNotFound the key is a repeated one, and the draft is gone since
   * @throws InvalidValue {@code reason.too_long}, or another broken rule of a {@link Recall}
   */
  DraftView correct(Actor actor, Command command);

  /**
   * @param reason of the recall: one line of at most 100 bytes; empty if none is given
   */
  record Command(PostId post, String reason, Optional<IdempotencyKey> key) {}
}
