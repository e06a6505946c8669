package dev.herald.application.service;

import dev.herald.application.port.out.DeliveryQueue.Waiting;
import dev.herald.application.port.out.webhook.WebhookSender;
import dev.herald.application.service.RelayService.Receiver;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * A receiver as it is now. It is also read where a delivery that is under way ends, so that an edit
 * holds from the next delivery on.
 */
final class CurrentReceiver {

  /** After this, what is left of a batch is put aside, so that others need not wait for its end. */
  private static final Duration BATCH_LASTS = Duration.ofSeconds(15);

  /** What a receiver no longer wants is done with. */
  static final WebhookSender UNWANTED = message -> CompletableFuture.completedFuture(null);

  private final InstantSource clock;
  private volatile Optional<Receiver> receiver = Optional.empty();

  CurrentReceiver(InstantSource clock) {
    this.clock = clock;
  }

  Optional<Receiver> get() {
    return receiver;
  }

  /** Sets it; empty if nothing is sent any more. */
  void set(Optional<Receiver> changed) {
    receiver = changed;
  }

  /** The sender of each delivery of a batch that begins now; empty when its time is over. */
  Function<Waiting, Optional<WebhookSender>> senders() {
    var end = clock.instant().plus(BATCH_LASTS);
    return delivery ->
        receiver
            .filter(it -> clock.instant().isBefore(end))
            .map(it -> it.wants(delivery.entry()) ? it.sender() : UNWANTED);
  }
}
