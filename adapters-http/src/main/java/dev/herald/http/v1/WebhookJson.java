package dev.herald.http.v1;

import dev.herald.application.view.DeliverySummary;
import dev.herald.application.view.WebhookView;
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
    long deadLetters,
    @Nullable DeliveryJson failing,
    @Nullable String secret) {

  /** A webhook as it is shown at any time. */
  static WebhookJson of(WebhookView view) {
    return of(view.webhook(), view.deliveries(), null);
  }

  /** A new webhook, with its secret. */
  static WebhookJson withSecret(Webhook webhook) {
    return of(webhook, DeliverySummary.NONE, webhook.secret().value());
  }

  private static WebhookJson of(
      Webhook webhook, DeliverySummary deliveries, @Nullable String secret) {
    return new WebhookJson(
        webhook.id().value(),
        webhook.url().value(),
        webhook.description().value(),
        webhook.events().stream().sorted().map(EventNames::of).toList(),
        webhook.isEnabled(),
        Json.time(webhook.createdAt()),
        deliveries.waiting(),
        deliveries.deadLetters(),
        deliveries.failing().map(DeliveryJson::of).orElse(null),
        secret);
  }
}
