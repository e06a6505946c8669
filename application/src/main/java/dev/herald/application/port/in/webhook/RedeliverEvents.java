package dev.herald.application.port.in.webhook;

import dev.herald.domain.access.Actor;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.webhook.WebhookId;
import java.util.Set;

/** Has deliveries tried again without waiting for their time. */
@FunctionalInterface
public interface RedeliverEvents {

  /**
   * Has dead letters, and deliveries that wait, tried again within a second, as if for the first
   * time. One that is behind another of its channel still comes after that.
   *
   * @param positions which of them; those that are not there are ignored. Empty for all.
   * @return how many
   * @throws Refusal.WebhookNotFound there is no such receiver
   */
  int redeliver(Actor actor, WebhookId receiver, Set<Long> positions);
}
