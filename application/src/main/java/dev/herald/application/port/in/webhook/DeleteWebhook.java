package dev.herald.application.port.in.webhook;

import dev.herald.domain.access.Actor;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.webhook.WebhookId;

/** Deletes webhooks. */
@FunctionalInterface
public interface DeleteWebhook {

  /**
   * Deletes a webhook, with its deliveries.
   *
   * @throws Refusal.WebhookNotFound there is none
   */
  void delete(Actor actor, WebhookId id);
}
