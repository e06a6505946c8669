package dev.herald.application.service;

import dev.herald.application.port.out.DeliveryLog;
import dev.herald.application.port.out.DeliveryLog.Waiting;
import dev.herald.application.port.out.EventLog;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.port.out.webhook.Courier;
import dev.herald.application.port.out.webhook.Notice;
import dev.herald.application.service.Attempts.Outcome;
import dev.herald.application.service.Attempts.Result;
import dev.herald.application.service.RelayService.Receiver;
import dev.herald.application.view.DeliveryView;
import dev.herald.application.view.DeliveryView.State;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.webhook.WebhookId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells one receiver what happened, and keeps the order of each channel. What fails is put aside,
 * durably, and tried again later, and all that comes after it in its channel waits behind it; the
 * other channels go on.
 */
final class Relay {

  private static final int BATCH = 100;

  /** After this, what is left of a batch is put aside, so that others need not wait for its end. */
  private static final Duration BATCH_LASTS = Duration.ofSeconds(15);

  /** When so much is put aside, the receiver is told nothing new: the log keeps it as well. */
  private static final int MOST_WAITING = 10_000;

  /** What a receiver no longer wants is done with. */
  private static final Courier UNWANTED = notice -> CompletableFuture.completedFuture(null);

  /** How many events that the receiver does not want are passed over before that is noted. */
  private static final int MOST_PASSED_OVER = 1000;

  /** After this, the relay looks anew at what is put aside: the operator may have revived some. */
  private static final Duration LOOK_AGAIN_AFTER = Duration.ofSeconds(1);

  private final WebhookId id;
  private final UnitOfWork unitOfWork;
  private final EventLog events;
  private final DeliveryLog deliveries;
  private final Function<Waiting, Notice> notices;
  private final InstantSource clock;

  /** Also read where a delivery that is under way ends, so that an edit holds from the next on. */
  private volatile Optional<Receiver> receiver = Optional.empty();

  private long position = -1;
  private int passedOver;
  private boolean mayHaveNews = true;
  private Instant nextRetry = Instant.MIN;
  private long waiting;
  private Instant nextCount = Instant.MIN;
  private @Nullable CompletableFuture<List<Outcome>> news;
  private @Nullable CompletableFuture<List<Outcome>> retries;

  /** The channels of the retries that are under way. */
  private Set<ChannelId> retried = Set.of();

  Relay(
      WebhookId id,
      UnitOfWork unitOfWork,
      EventLog events,
      DeliveryLog deliveries,
      Function<Waiting, Notice> notices,
      InstantSource clock) {
    this.id = id;
    this.unitOfWork = unitOfWork;
    this.events = events;
    this.deliveries = deliveries;
    this.notices = notices;
    this.clock = clock;
  }

  /** Says who is told from now on; empty if nobody is. */
  void setReceiver(Optional<Receiver> receiver) {
    this.receiver = receiver;
  }

  /** Whether nobody is told any more, and nothing is under way. */
  boolean isOver() {
    return receiver.isEmpty() && news == null && retries == null;
  }

  /** Something was written: there may be news. */
  void somethingChanged() {
    mayHaveNews = true;
  }

  /** What is under way; it never fails. */
  Stream<CompletableFuture<List<Outcome>>> underWay() {
    return Stream.of(Optional.ofNullable(news), Optional.ofNullable(retries))
        .flatMap(Optional::stream);
  }

  void step() {
    if (news != null && news.isDone()) {
      takeUpNews(news.join());
      news = null;
    }
    if (retries != null && retries.isDone()) {
      takeUpRetries(retries.join());
      retries = null;
    }
    receiver.ifPresent(
        it -> {
          if (retries == null) retry();
          if (news == null && mayHaveNews) tellNews(it);
        });
  }

  private void retry() {
    var now = clock.instant();
    if (now.isBefore(nextRetry)) return;
    var due = deliveries.due(id, now, BATCH);
    if (due.isEmpty()) {
      var lookAgain = now.plus(LOOK_AGAIN_AFTER);
      nextRetry = deliveries.nextDue(id).filter(lookAgain::isAfter).orElse(lookAgain);
    } else {
      retried = due.stream().map(Waiting::channel).collect(Collectors.toSet());
      retries = Attempts.of(due, Set.of(), unlessDiscarded(courier()), notices);
    }
  }

  /** What the operator has discarded since it was found due is done with. */
  private Function<Waiting, Optional<Courier>> unlessDiscarded(
      Function<Waiting, Optional<Courier>> courier) {
    return delivery ->
        courier
            .apply(delivery)
            .map(
                to ->
                    notice ->
                        waiting(delivery).isPresent()
                            ? to.deliver(notice)
                            : UNWANTED.deliver(notice));
  }

  private void takeUpRetries(List<Outcome> outcomes) {
    unitOfWork.execute(
        () -> {
          if (deliveries.position(id).isEmpty()) return; // forgotten meanwhile
          for (var outcome : outcomes) {
            if (outcome.result() == Result.DELIVERED) {
              deliveries.remove(id, outcome.delivery().position());
            } else if (outcome.result() == Result.FAILED && isAsItWas(outcome.delivery())) {
              putAside(outcome);
            }
          }
        });
    retried = Set.of();
    nextRetry = Instant.MIN;
    nextCount = Instant.MIN;
  }

  /** The operator has neither discarded it nor had it tried again meanwhile. */
  private boolean isAsItWas(Waiting delivery) {
    return waiting(delivery).filter(it -> it.attempts() == delivery.attempts()).isPresent();
  }

  /** The delivery as it is now, if it still waits. */
  private Optional<DeliveryView> waiting(Waiting delivery) {
    return deliveries.find(id, delivery.position()).filter(it -> it.state() == State.WAITING);
  }

  private void tellNews(Receiver to) {
    if (position < 0) {
      var known = deliveries.position(id);
      if (known.isEmpty()) return;
      position = known.getAsLong();
    }
    if (isFull()) return;
    var found = events.after(position, BATCH);
    mayHaveNews = !found.isEmpty();
    if (found.isEmpty()) return;
    var wanted = found.stream().filter(to::wants).map(entry -> new Waiting(entry, 0)).toList();
    if (!wanted.isEmpty()) {
      var blocked = new HashSet<>(deliveries.blocked(id));
      blocked.addAll(retried); // of which nothing may wait any more, if it was discarded
      news = Attempts.of(wanted, blocked, courier(), notices);
    }
    // Not before: a fault would lose what was found.
    position = found.get(found.size() - 1).position();
    if (wanted.isEmpty()) {
      passedOver += found.size();
      if (passedOver >= MOST_PASSED_OVER) takeUpNews(List.of());
    }
  }

  /** Who takes the deliveries of a batch that begins now: an edit holds from the next one on. */
  private Function<Waiting, Optional<Courier>> courier() {
    var end = clock.instant().plus(BATCH_LASTS);
    return delivery ->
        receiver
            .filter(it -> clock.instant().isBefore(end))
            .map(it -> it.wants(delivery.entry()) ? it.courier() : UNWANTED);
  }

  private boolean isFull() {
    var now = clock.instant();
    if (!now.isBefore(nextCount)) {
      waiting = deliveries.count(id, State.WAITING);
      nextCount = now.plus(LOOK_AGAIN_AFTER);
    }
    return waiting >= MOST_WAITING;
  }

  private void takeUpNews(List<Outcome> outcomes) {
    unitOfWork.execute(
        () -> {
          if (deliveries.position(id).isEmpty()) return; // forgotten meanwhile
          for (var outcome : outcomes) {
            if (outcome.result() != Result.DELIVERED) putAside(outcome);
          }
          deliveries.move(id, position);
        });
    passedOver = 0;
    nextRetry = Instant.MIN;
    waiting += outcomes.stream().filter(it -> it.result() != Result.DELIVERED).count();
  }

  private void putAside(Outcome outcome) {
    var delivery = outcome.delivery();
    var place = delivery.position();
    var now = clock.instant();
    if (outcome.result() == Result.NOT_TRIED) {
      deliveries.await(id, place, delivery.attempts(), now, "");
      return;
    }
    var attempts = delivery.attempts() + 1;
    var pause = RetryPauses.after(attempts);
    if (pause.isPresent()) {
      deliveries.await(id, place, attempts, now.plus(pause.get()), outcome.failure());
    } else {
      deliveries.giveUp(id, place, attempts, now, outcome.failure());
    }
  }
}
