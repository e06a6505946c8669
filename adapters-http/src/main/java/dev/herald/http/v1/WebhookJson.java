package dev.herald.http.v1;

import dev.herald.application.port.in.webhook.ManageDeliveries;
import dev.herald.application.view.DeliveryView.State;
import dev.herald.domain.webhook.Webhook;
import dev.herald.http.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook in an answer.
 *
 * @param failing why deliveries wait; null if none does
 * @param secret null but in the answer to the request that made the webhook
 */
record WebhookJson(
    String id,
    String url,
    String description,
    List<String> events,
    boolean enabled,
    String createdAt,
    long waiting,
    long failed,
    @Nullable DeliveryJson failing,
    @Nullable String secret) {

  /** A webhook as it is shown at any time. */
  static WebhookJson of(Webhook webhook, ManageDeliveries deliveries) {
    return of(
        webhook,
        deliveries.count(webhook.id(), State.WAITING),
        deliveries.count(webhook.id(), State.FAILED),
        deliveries.oldestFailing(webhook.id()).map(DeliveryJson::of).orElse(null),
        null);
  }

  /** A new webhook, with its secret. */
  static WebhookJson withSecret(Webhook webhook) {
    return of(webhook, 0, 0, null, webhook.secret().value());
  }

  private static WebhookJson of(
      Webhook webhook,
      long waiting,
      long failed,
      @Nullable DeliveryJson failing,
      @Nullable String secret) {
    return new WebhookJson(
        webhook.id().value(),
        webhook.url().value(),
        webhook.description().value(),
        webhook.events().stream().sorted().map(EventNames::of).toList(),
        webhook.isEnabled(),
        Json.time(webhook.createdAt()),
        waiting,
        failed,
        failing,
        secret);
  }
}
