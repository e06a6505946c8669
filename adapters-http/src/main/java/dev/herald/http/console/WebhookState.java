package dev.herald.http.console;

import dev.herald.application.port.in.webhook.ManageDeliveries;
import dev.herald.application.view.DeliveryView;
import dev.herald.application.view.DeliveryView.State;
import dev.herald.domain.webhook.Webhook;
import java.util.Optional;

/**
 * A webhook, and how it fares.
 *
 * @param waiting how many deliveries wait to be tried again
 * @param failed how many were given up
 * @param failing why they wait; empty if nothing fails
 */
public record WebhookState(
    Webhook webhook, long waiting, long failed, Optional<DeliveryView> failing) {

  static WebhookState of(Webhook webhook, ManageDeliveries deliveries) {
    return new WebhookState(
        webhook,
        deliveries.count(webhook.id(), State.WAITING),
        deliveries.count(webhook.id(), State.FAILED),
        deliveries.oldestFailing(webhook.id()));
  }

  /** Whether it is told of everything that a webhook can be told of. */
  public boolean isToldOfAll() {
    return webhook.events().equals(Webhook.ALL_EVENTS);
  }
}
