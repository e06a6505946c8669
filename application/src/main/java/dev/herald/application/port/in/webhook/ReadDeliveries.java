package dev.herald.application.port.in.webhook;

import dev.herald.application.view.DeliveryView;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.access.Actor;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.webhook.WebhookId;
import java.util.Optional;

/**
 * Reads the deliveries that did not arrive: those that wait, and dead letters. Receivers are
 * webhooks, and those of {@link WebhookId#STANDING} that were ever named.
 */
public interface ReadDeliveries {

  /**
   * Deliveries in this state, the newest event first.
   *
   * @throws Refusal.WebhookNotFound there is no such receiver
   */
  Page<DeliveryView> list(
      Actor actor, WebhookId receiver, DeliveryView.State state, PageRequest page);

  /**
   * How many deliveries are in this state.
   *
   * @throws Refusal.WebhookNotFound there is no such receiver
   */
  long count(Actor actor, WebhookId receiver, DeliveryView.State state);

  /**
   * The delivery of an event; empty if it has arrived or was discarded.
   *
   * @param position of the event in the log
   * @throws Refusal.WebhookNotFound there is no such receiver
   */
  Optional<DeliveryView> find(Actor actor, WebhookId receiver, long position);
}
