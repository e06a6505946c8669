package dev.herald.application.port.in.subscription;

import dev.herald.application.view.SubscriptionView;
import dev.herald.domain.access.Actor;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.refusal.Refusal;

/** Keeps how far a subscriber has read. */
@FunctionalInterface
public interface MarkRead {

  /**
   * @return the subscription; it never moves back, nor beyond the channel's newest post
   * @throws Refusal.ChannelNotFound there is no such channel
   * @throws Refusal.SubscriptionNotFound the account does not follow it
   */
  SubscriptionView markRead(Actor actor, Command command);

  /**
   * @param sequence the sequence of the last post that was read; 0 or more
   */
  record Command(ChannelId channel, AccountId account, long sequence) {}
}
