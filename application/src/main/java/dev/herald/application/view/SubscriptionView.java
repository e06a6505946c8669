package dev.herald.application.view;

import dev.herald.domain.subscription.Subscription;

/**
 * A subscription with the state of its channel.
 *
 * @param lastSequence the sequence of the channel's newest post, 0 if it has none
 */
public record SubscriptionView(Subscription subscription, long lastSequence) {

  /** How many posts the subscriber has not read. */
  public long unread() {
    return subscription.unread(lastSequence);
  }
}
