package dev.herald.application.port.in.webhook;

import dev.herald.application.view.DeliveryView;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.webhook.WebhookId;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what a receiver could not be told, and has it tried again. Receivers are webhooks, and
 * {@link WebhookId#CALLBACK}.
 */
public interface ManageDeliveries {

  /**
   * What the receiver could not be told so far, the newest event first.
   *
   * @throws Refusal.WebhookNotFound there is no such receiver
   */
  Page<DeliveryView> list(WebhookId receiver, DeliveryView.State state, PageRequest page);

  /**
   * How many deliveries are in this state.
   *
   * @throws Refusal.WebhookNotFound there is no such receiver
   */
  long count(WebhookId receiver, DeliveryView.State state);

  /**
   * The delivery of an event; empty if the receiver was told of it, or it was discarded.
   *
   * @param position of the event in the log
   * @throws Refusal.WebhookNotFound there is no such receiver
   */
  Optional<DeliveryView> find(WebhookId receiver, long position);

  /**
   * The oldest event of which telling has failed and will be tried again: it shows why others wait.
   *
   * @throws Refusal.WebhookNotFound there is no such receiver
   */
  Optional<DeliveryView> oldestFailing(WebhookId receiver);

  /**
   * Has deliveries tried again within a second, as if for the first time: those that were given up,
   * and those that wait. What is behind another of its channel that waits still comes after that.
   *
   * @param positions which of them; those that are not there are ignored. Empty for all.
   * @return how many
   * @throws Refusal.WebhookNotFound there is no such receiver
   */
  int replay(WebhookId receiver, Set<Long> positions);

  /**
   * Forgets deliveries. What waited behind one of them is tried within a second.
   *
   * @param positions which of them, given up or waiting; those that are not there are ignored.
   *     Empty for all that were given up
   * @return how many
   * @throws Refusal.WebhookNotFound there is no such receiver
   */
  int discard(WebhookId receiver, Set<Long> positions);
}
