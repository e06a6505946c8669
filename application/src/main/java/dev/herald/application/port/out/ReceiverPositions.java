package dev.herald.application.port.out;

import dev.herald.domain.webhook.WebhookId;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Keeps how far in the {@link EventLog} each receiver is: which events were sent to it, or wait in
 * the {@link DeliveryQueue}, or are {@link DeadLetters}. What writes must be called inside a {@link
 * UnitOfWork}.
 */
public interface ReceiverPositions {

  /** The position of the last event that a receiver has behind it; empty if it is not known. */
  OptionalLong position(WebhookId receiver);

  /** Makes a receiver known, or moves it on. */
  void move(WebhookId receiver, long position);

  /** The receivers that have not got to this position. */
  Set<WebhookId> behind(long position);

  /** Forgets a receiver. */
  void forget(WebhookId receiver);
}
