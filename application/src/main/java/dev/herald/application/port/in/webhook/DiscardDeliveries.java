package dev.herald.application.port.in.webhook;

import dev.herald.domain.access.Actor;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.webhook.WebhookId;
import java.util.Set;

/** Discards deliveries. */
@FunctionalInterface
public interface DiscardDeliveries {

  /**
   * Discards deliveries: the receiver will never get them. What waited behind one of them is tried
   * within a second.
   *
   * @param positions which of them, waiting or dead letters; those that are not there are ignored.
   *     Empty for all dead letters.
   * @return how many
   * @throws Refusal.WebhookNotFound there is no such receiver
   */
  int discard(Actor actor, WebhookId receiver, Set<Long> positions);
}
