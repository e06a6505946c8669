package dev.herald.application.port.in.webhook;

import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.WebhookView;
import dev.herald.domain.access.Actor;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.webhook.WebhookId;

/** Reads webhooks, each with a summary of its deliveries. */
public interface ReadWebhooks {

  /**
   * The webhook.
   *
   * @throws Refusal.WebhookNotFound there is none
   */
  WebhookView get(Actor actor, WebhookId id);

  /** Webhooks, newest first. */
  Page<WebhookView> list(Actor actor, PageRequest page);
}
