package dev.herald.application.port.in.webhook;

import dev.herald.domain.access.Actor;
import dev.herald.domain.event.EventType;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.domain.webhook.Webhook;
import dev.herald.domain.webhook.WebhookDescription;
import dev.herald.domain.webhook.WebhookSecret;
import java.util.Optional;
import java.util.Set;

/** Creates webhooks. */
@FunctionalInterface
public interface CreateWebhook {

  /** Creates a webhook, which receives the events that happen from now on. */
  Webhook create(Actor actor, Command command);

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
