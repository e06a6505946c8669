package dev.herald.application.port.in.webhook;

import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.event.EventType;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.domain.webhook.Webhook;
import dev.herald.domain.webhook.WebhookDescription;
import dev.herald.domain.webhook.WebhookId;
import dev.herald.domain.webhook.WebhookSecret;
import java.util.Optional;
import java.util.Set;

/** Makes, changes, deletes and reads webhooks. */
public interface ManageWebhooks {

  /** Makes a webhook, which is told what happens from now on. */
  Webhook create(Command command);

  /**
   * Changes a webhook.
   *
   * @throws Refusal.WebhookNotFound there is none
   */
  Webhook edit(WebhookId id, Webhook.Patch patch);

  /**
   * Deletes a webhook, and all that it could not be told.
   *
   * @throws Refusal.WebhookNotFound there is none
   */
  void delete(WebhookId id);

  /**
   * The webhook.
   *
   * @throws Refusal.WebhookNotFound there is none
   */
  Webhook get(WebhookId id);

  /** Webhooks, newest first. */
  Page<Webhook> list(PageRequest page);

  /**
   * @param secret what requests are signed with; empty for a generated one
   */
  record Command(
      HttpUrl url,
      WebhookDescription description,
      Set<EventType> events,
      Optional<WebhookSecret> secret,
      boolean isEnabled) {}
}
