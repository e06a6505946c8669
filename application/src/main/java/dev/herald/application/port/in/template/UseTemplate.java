package dev.herald.application.port.in.template;

import dev.herald.application.port.in.retry.IdempotencyKey;
import dev.herald.application.view.DraftView;
import dev.herald.domain.access.Actor;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.TemplateId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;
import java.util.Optional;

/** Begins a draft with what a template says. It is durable when this returns. */
@FunctionalInterface
public interface UseTemplate {

  /**
   * @return the draft, or for a repeated key the one that was begun first, as it is now
   * @throws Refusal.TemplateNotFound there is no such template
   * @throws Refusal.ChannelNotFound there is no such channel
   * @throws Refusal.TooManyDrafts the channel can't have one more
   * @throws Refusal.IdempotencyConflict the key belongs to another request
   * @throws Refusal.DraftPublished the key is a repeated one, and the draft has become a post since
   * @throws Refusal.DraftNotFound the key is a repeated one, and the draft is gone since
   * @throws InvalidValue {@code channelId.required}: the template is for all channels
   */
  DraftView use(Actor actor, Command command);

  /**
   * @param channel for which to begin it; empty for that of the template
   */
  record Command(TemplateId template, Optional<ChannelId> channel, Optional<IdempotencyKey> key) {}
}
