package dev.herald.application.service;

import dev.herald.application.port.out.DeadLetters;
import dev.herald.application.port.out.DeliveryQueue;
import dev.herald.application.port.out.DeliveryQueue.Waiting;
import dev.herald.application.port.out.EventLog;
import dev.herald.application.port.out.ReceiverPositions;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.port.out.webhook.WebhookMessage;
import dev.herald.application.service.Attempts.Outcome;
import dev.herald.application.service.RelayService.Receiver;
import dev.herald.domain.webhook.WebhookId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Sends one receiver the events that happen, those of each channel in order. What fails waits,
 * durably, to be tried again, and all that comes after it in its channel waits behind it; the other
 * channels go on.
 */
final class Relay {

  private final CurrentReceiver receiver;
  private final NewEvents news;
  private final Retries retries;

  Relay(
      WebhookId id,
      UnitOfWork unitOfWork,
      EventLog events,
      ReceiverPositions positions,
      DeliveryQueue queue,
      DeadLetters deadLetters,
      Function<Waiting, WebhookMessage> messages,
      InstantSource clock) {
    receiver = new CurrentReceiver(clock);
    news =
        new NewEvents(
            id, unitOfWork, events, positions, queue, deadLetters, receiver, messages, clock);
    retries = new Retries(id, unitOfWork, positions, queue, deadLetters, receiver, messages, clock);
  }

  /** Says how to send from now on; empty if nothing is sent any more. */
  void setReceiver(Optional<Receiver> changed) {
    receiver.set(changed);
  }

  /** Whether nothing is sent any more, and nothing is under way. */
  boolean isOver() {
    return receiver.get().isEmpty() && underWay().findAny().isEmpty();
  }

  /** Something was written: there may be new events. */
  void somethingChanged() {
    news.mayBeThere();
  }

  /** What is under way; it never fails. */
  Stream<CompletableFuture<List<Outcome>>> underWay() {
    return Stream.of(news.underWay(), retries.underWay()).flatMap(Optional::stream);
  }

  void step() {
    if (news.takeUp()) retries.lookNow();
    if (retries.takeUp()) news.countNow();
    receiver
        .get()
        .ifPresent(
            it -> {
              retries.begin();
              news.begin(it, retries.channels());
            });
  }
}
