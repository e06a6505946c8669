package dev.herald.application.service;

import dev.herald.application.port.out.DeadLetters;
import dev.herald.application.port.out.DeliveryQueue;
import dev.herald.application.service.Attempts.Outcome;
import dev.herald.application.service.Attempts.Result;
import dev.herald.domain.webhook.WebhookId;
import java.time.InstantSource;

/**
 * Keeps deliveries that did not arrive: in the queue until the last retry, then as dead letters.
 */
final class Undelivered {

  /** When a receiver has more dead letters, the oldest of them are removed. */
  static final int MOST_DEAD_LETTERS = 10_000;

  private final WebhookId receiver;
  private final DeliveryQueue queue;
  private final DeadLetters deadLetters;
  private final InstantSource clock;

  Undelivered(
      WebhookId receiver, DeliveryQueue queue, DeadLetters deadLetters, InstantSource clock) {
    this.receiver = receiver;
    this.queue = queue;
    this.deadLetters = deadLetters;
    this.clock = clock;
  }

  /** Keeps a delivery that failed or was not tried. Done in a unit of work. */
  void keep(Outcome outcome) {
    var delivery = outcome.delivery();
    var position = delivery.position();
    var now = clock.instant();
    if (outcome.result() == Result.NOT_TRIED) {
      queue.put(receiver, position, delivery.attempts(), now, "");
      return;
    }
    var attempts = delivery.attempts() + 1;
    var pause = RetryPauses.after(attempts);
    if (pause.isPresent()) {
      queue.put(receiver, position, attempts, now.plus(pause.get()), outcome.failure());
    } else {
      deadLetters.add(receiver, position, attempts, now, outcome.failure());
    }
  }
}
