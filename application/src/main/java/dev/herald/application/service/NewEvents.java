package dev.herald.application.service;

import dev.herald.application.port.out.DeadLetters;
import dev.herald.application.port.out.DeliveryQueue;
import dev.herald.application.port.out.DeliveryQueue.Waiting;
import dev.herald.application.port.out.EventLog;
import dev.herald.application.port.out.ReceiverPositions;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.port.out.webhook.WebhookMessage;
import dev.herald.application.service.Attempts.Outcome;
import dev.herald.application.service.Attempts.Result;
import dev.herald.application.service.RelayService.Receiver;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.webhook.WebhookId;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends one receiver what is new in the event log. It either has a batch under way, or reads the
 * log when something may have been added to it.
 */
final class NewEvents {

  private static final int BATCH = 100;

  /** When so much waits in the queue, nothing new is sent: the log keeps it as well. */
  private static final int MOST_WAITING = 10_000;

  /** How many events that the receiver does not want are passed over before that is noted. */
  private static final int MOST_PASSED_OVER = 1000;

  private final WebhookId id;
  private final UnitOfWork unitOfWork;
  private final EventLog events;
  private final ReceiverPositions positions;
  private final DeliveryQueue queue;
  private final CurrentReceiver receiver;
  private final Function<Waiting, WebhookMessage> messages;
  private final Undelivered undelivered;
  private final NextLook nextCount;

  private boolean mayBeThere = true;
  private long position = -1;
  private int passedOver;
  private long waiting;
  private @Nullable CompletableFuture<List<Outcome>> batch;

  NewEvents(
      WebhookId id,
      UnitOfWork unitOfWork,
      EventLog events,
      ReceiverPositions positions,
      DeliveryQueue queue,
      DeadLetters deadLetters,
      CurrentReceiver receiver,
      Function<Waiting, WebhookMessage> messages,
      InstantSource clock) {
    this.id = id;
    this.unitOfWork = unitOfWork;
    this.events = events;
    this.positions = positions;
    this.queue = queue;
    this.receiver = receiver;
    this.messages = messages;
    undelivered = new Undelivered(id, queue, deadLetters, clock);
    nextCount = new NextLook(clock);
  }

  /** The batch that is under way, if one is; it never fails. */
  Optional<CompletableFuture<List<Outcome>>> underWay() {
    return Optional.ofNullable(batch);
  }

  /** Something was written: there may be new events. */
  void mayBeThere() {
    mayBeThere = true;
  }

  /** The queue has become shorter. */
  void countNow() {
    nextCount.setNow();
  }

  /**
   * Begins a batch, unless one is under way or there is nothing new.
   *
   * @param retried the channels of which something is tried again right now: nothing of them may be
   *     sent before that has ended
   */
  void begin(Receiver to, Set<ChannelId> retried) {
    if (batch != null || !mayBeThere) return;
    if (position < 0) {
      var known = positions.position(id);
      if (known.isEmpty()) return;
      position = known.getAsLong();
    }
    if (isFull()) return;
    var found = events.after(position, BATCH);
    mayBeThere = !found.isEmpty();
    if (found.isEmpty()) return;
    var wanted = found.stream().filter(to::wants).map(entry -> new Waiting(entry, 0)).toList();
    if (!wanted.isEmpty()) {
      var blocked = new HashSet<>(queue.blocked(id));
      blocked.addAll(retried); // of which nothing may wait any more, if it was discarded
      batch = Attempts.of(wanted, blocked, receiver.senders(), messages);
    }
    // Not before: a fault would lose what was found.
    position = found.get(found.size() - 1).position();
    if (wanted.isEmpty()) {
      passedOver += found.size();
      if (passedOver >= MOST_PASSED_OVER) takeUp(List.of());
    }
  }

  private boolean isFull() {
    if (!nextCount.isToCome()) {
      waiting = queue.backlog(id).size();
      nextCount.setLatest();
    }
    return waiting >= MOST_WAITING;
  }

  /** Takes up the batch, if it has ended; returns whether it has. */
  boolean takeUp() {
    if (batch == null || !batch.isDone()) return false;
    takeUp(batch.join());
    batch = null;
    return true;
  }

  private void takeUp(List<Outcome> outcomes) {
    var left = outcomes.stream().filter(it -> it.result() != Result.DELIVERED).toList();
    unitOfWork.execute(
        () -> {
          if (positions.position(id).isEmpty()) return; // forgotten meanwhile
          left.forEach(undelivered::keep);
          positions.move(id, position);
        });
    passedOver = 0;
    waiting += left.size();
  }
}
