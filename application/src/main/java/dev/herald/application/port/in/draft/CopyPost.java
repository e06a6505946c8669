package dev.herald.application.port.in.draft;

import dev.herald.application.port.in.retry.IdempotencyKey;
import dev.herald.application.view.DraftView;
import dev.herald.domain.access.Actor;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.refusal.Refusal;
import java.util.Optional;

/** Begins a draft with what a post says. It is durable when this returns. */
@FunctionalInterface
public interface CopyPost {

  /**
   * @return the draft, or for a repeated key the one that was begun first, as it is now
   * @throws Refusal.PostNotFound there is no such post
   * @throws Refusal.PostRecalled nothing is left of what it said
   * @throws Refusal.ChannelNotFound there is no such channel
   * @throws Refusal.TooManyDrafts the channel can't have one more
   * @throws Refusal.IdempotencyConflict the key belongs to another request
   * @throws Refusal.DraftPublished the key is a repeated one, and the draft has become a post since
   * @throws Refusal.DraftNotFound the key is a repeated one, and the draft is gone since
   */
  DraftView copy(Actor actor, Command command);

  /**
   * @param channel for which to begin it; empty for that of the post
   */
  record Command(PostId post, Optional<ChannelId> channel, Optional<IdempotencyKey> key) {}
}
