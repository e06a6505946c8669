package dev.herald.application.port.in.subscription;

import dev.herald.domain.access.Actor;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.refusal.Refusal;

/** Ends a subscription. */
@FunctionalInterface
public interface UnsubscribeFromChannel {

  /**
   * @return whether the account followed the channel
   * @throws Refusal.ChannelNotFound there is no such channel
   */
  boolean unsubscribe(Actor actor, ChannelId channel, AccountId account);
}
