package dev.herald.application.port.in.webhook;

import dev.herald.application.view.WebhookView;
import dev.herald.domain.access.Actor;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.webhook.Webhook;
import dev.herald.domain.webhook.WebhookId;

/** Edits webhooks. */
@FunctionalInterface
public interface EditWebhook {

  /**
   * Edits a webhook. What is sent from now on is sent as the edit says.
   *
   * @throws Refusal.WebhookNotFound there is none
   */
  WebhookView edit(Actor actor, WebhookId id, Webhook.Patch patch);
}
