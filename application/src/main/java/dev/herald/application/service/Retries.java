package dev.herald.application.service;

import dev.herald.application.port.out.DeadLetters;
import dev.herald.application.port.out.DeliveryQueue;
import dev.herald.application.port.out.DeliveryQueue.Waiting;
import dev.herald.application.port.out.ReceiverPositions;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.port.out.webhook.WebhookMessage;
import dev.herald.application.port.out.webhook.WebhookSender;
import dev.herald.application.service.Attempts.Outcome;
import dev.herald.application.service.Attempts.Result;
import dev.herald.application.view.DeliveryView;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.webhook.WebhookId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tries what waits in the queue of one receiver, as soon as it is due. It either has a batch under
 * way, or waits for the next look into the queue.
 */
final class Retries {

  private static final int BATCH = 100;

  private final WebhookId id;
  private final UnitOfWork unitOfWork;
  private final ReceiverPositions positions;
  private final DeliveryQueue queue;
  private final DeadLetters deadLetters;
  private final CurrentReceiver receiver;
  private final Function<Waiting, WebhookMessage> messages;
  private final InstantSource clock;
  private final Undelivered undelivered;
  private final NextLook nextLook;

  private Set<ChannelId> channels = Set.of();
  private @Nullable CompletableFuture<List<Outcome>> batch;

  Retries(
      WebhookId id,
      UnitOfWork unitOfWork,
      ReceiverPositions positions,
      DeliveryQueue queue,
      DeadLetters deadLetters,
      CurrentReceiver receiver,
      Function<Waiting, WebhookMessage> messages,
      InstantSource clock) {
    this.id = id;
    this.unitOfWork = unitOfWork;
    this.positions = positions;
    this.queue = queue;
    this.deadLetters = deadLetters;
    this.receiver = receiver;
    this.messages = messages;
    this.clock = clock;
    undelivered = new Undelivered(id, queue, deadLetters, clock);
    nextLook = new NextLook(clock);
  }

  /** The batch that is under way, if one is; it never fails. */
  Optional<CompletableFuture<List<Outcome>>> underWay() {
    return Optional.ofNullable(batch);
  }

  /** The channels of the batch that is under way. */
  Set<ChannelId> channels() {
    return channels;
  }

  /** Something was added to the queue. */
  void lookNow() {
    nextLook.setNow();
  }

  /** Begins a batch, unless one is under way or nothing is due. */
  void begin() {
    if (batch != null || nextLook.isToCome()) return;
    var now = clock.instant();
    var due = queue.due(id, now, now.plus(RetryPauses.THEN), BATCH);
    if (due.isEmpty()) {
      nextLook.set(queue.nextDue(id));
    } else {
      channels = due.stream().map(Waiting::channel).collect(Collectors.toSet());
      batch = Attempts.of(due, Set.of(), ifItWaits(receiver.senders()), messages);
    }
  }

  /** Looks at its turn whether a delivery still waits, which it did when it was found due. */
  private Function<Waiting, Optional<WebhookSender>> ifItWaits(
      Function<Waiting, Optional<WebhookSender>> senders) {
    return delivery -> senders.apply(delivery).map(sender -> ifItWaits(delivery, sender));
  }

  /** What was discarded meanwhile is done with; what has become a dead letter stays one. */
  private WebhookSender ifItWaits(Waiting delivery, WebhookSender sender) {
    return message -> {
      if (waiting(delivery).isPresent()) return sender.send(message);
      if (deadLetters.find(id, delivery.position()).isEmpty()) {
        return CurrentReceiver.UNWANTED.send(message);
      }
      return CompletableFuture.failedFuture(new IllegalStateException("It is a dead letter."));
    };
  }

  /** Takes up the batch, if it has ended; returns whether it has. */
  boolean takeUp() {
    if (batch == null || !batch.isDone()) return false;
    var outcomes = batch.join();
    unitOfWork.execute(
        () -> {
          if (positions.position(id).isEmpty()) return; // forgotten meanwhile
          outcomes.forEach(this::takeUp);
          deadLetters.removeOldest(id, Undelivered.MOST_DEAD_LETTERS, 2 * BATCH);
        });
    batch = null;
    channels = Set.of();
    nextLook.setNow();
    return true;
  }

  private void takeUp(Outcome outcome) {
    if (outcome.result() == Result.DELIVERED) {
      var delivered = Set.of(outcome.delivery().position());
      queue.remove(id, delivered);
      deadLetters.remove(id, delivered); // if it became one meanwhile
    } else if (outcome.result() == Result.FAILED && isUnchanged(outcome.delivery())) {
      undelivered.keep(outcome);
    }
  }

  /** The operator has neither discarded nor redelivered it meanwhile. */
  private boolean isUnchanged(Waiting delivery) {
    return waiting(delivery).filter(it -> it.attempts() == delivery.attempts()).isPresent();
  }

  /** The delivery as it is now, if it still waits. */
  private Optional<DeliveryView> waiting(Waiting delivery) {
    return queue.find(id, delivery.position());
  }
}
