package dev.herald.application.port.out;

import dev.herald.application.view.DeliveryView;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.webhook.WebhookId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the deliveries that are tried no more, until the operator has them redelivered or discards
 * them. What writes must be called inside a {@link UnitOfWork}. Of a deleted channel only the
 * delivery of its deletion is found.
 */
public interface DeadLetters {

  /**
   * Adds a dead letter, in place of a delivery of the same event that waits in the {@link
   * DeliveryQueue}. Nothing is added if the event is gone.
   *
   * @param position of the event in the log
   * @param attempts how often it was tried
   * @param failure why it did not arrive
   */
  void add(WebhookId receiver, long position, int attempts, Instant at, String failure);

  /**
   * Makes dead letters of deliveries that wait in the {@link DeliveryQueue}, to all receivers.
   *
   * @param after those of later events,
   * @param upTo and of this event or an earlier one
   */
  void addWaiting(long after, long upTo, Instant at, String failure);

  /**
   * Removes the dead letters of the oldest events, as far as there are too many.
   *
   * @param most how many may stay
   * @param step how many are removed at the most
   */
  void removeOldest(WebhookId receiver, int most, int step);

  /**
   * Removes dead letters.
   *
   * @param positions which; empty for all
   * @return how many
   */
  int remove(WebhookId receiver, Set<Long> positions);

  /**
   * Moves dead letters back into the {@link DeliveryQueue}, as if they never had been tried.
   *
   * @param positions which; empty for all
   * @param next when to try them
   * @return how many
   */
  int redeliver(WebhookId receiver, Set<Long> positions, Instant next);

  /** Dead letters of a receiver, the newest event first. */
  Page<DeliveryView> list(WebhookId receiver, PageRequest page);

  /** The delivery of an event, if it is a dead letter. */
  Optional<DeliveryView> find(WebhookId receiver, long position);

  /** How many dead letters some receivers have; none of one that has none. */
  Map<WebhookId, Long> counts(Set<WebhookId> receivers);

  /** How many dead letters a receiver has. */
  default long count(WebhookId receiver) {
    return counts(Set.of(receiver)).getOrDefault(receiver, 0L);
  }
}
