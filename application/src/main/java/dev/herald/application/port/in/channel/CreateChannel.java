package dev.herald.application.port.in.channel;

import dev.herald.application.port.in.retry.IdempotencyKey;
import dev.herald.application.view.ChannelView;
import dev.herald.domain.access.Actor;
import dev.herald.domain.channel.ChannelInfo;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;
import java.util.Optional;

/** Creates a channel. */
@FunctionalInterface
public interface CreateChannel {

  /**
   * @return the channel, or for a repeated key the one that was made first, as it is now
   * @throws Refusal.ChannelExists the wanted id is taken
   * @throws Refusal.AccountNotFound the owner is not known, and the account policy is strict
   * @throws Refusal.RefusedByWebhook the operator's webhook does not want it made
   * @throws Refusal.IdempotencyConflict the key belongs to another request
   * @throws Refusal.ChannelNotFound the key is a repeated one, and its channel was deleted since
   * @throws InvalidValue {@code avatar.imageId.not_found}: the photo was never uploaded
   */
  ChannelView create(Actor actor, Command command);

  /**
   * @param id the id that the channel shall have; empty for a generated one
   */
  record Command(
      Optional<ChannelId> id, AccountId owner, ChannelInfo info, Optional<IdempotencyKey> key) {}
}
