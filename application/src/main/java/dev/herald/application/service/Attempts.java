package dev.herald.application.service;

import dev.herald.application.port.out.DeliveryLog.Waiting;
import dev.herald.application.port.out.webhook.Courier;
import dev.herald.application.port.out.webhook.Notice;
import dev.herald.domain.id.ChannelId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/**
 * Deliveries that are tried together: those of one channel one after the other, until one fails,
 * and those of several channels beside each other.
 */
final class Attempts {

  /** How many of them may be under way at a time. */
  private static final int LANES = 8;

  private final Function<Waiting, Optional<Courier>> courier;
  private final Function<Waiting, Notice> notices;
  private final Set<ChannelId> blocked = ConcurrentHashMap.newKeySet();
  private final Queue<Outcome> outcomes = new ConcurrentLinkedQueue<>();

  private Attempts(
      Function<Waiting, Optional<Courier>> courier,
      Function<Waiting, Notice> notices,
      Set<ChannelId> blocked) {
    this.courier = courier;
    this.notices = notices;
    this.blocked.addAll(blocked);
  }

  /**
   * Tries deliveries, and returns while they are under way.
   *
   * @param deliveries oldest first
   * @param blocked channels of which nothing must be tried
   * @param courier who takes a delivery; empty when no more must be tried
   * @return how it went with each; it never fails
   */
  static CompletableFuture<List<Outcome>> of(
      List<Waiting> deliveries,
      Set<ChannelId> blocked,
      Function<Waiting, Optional<Courier>> courier,
      Function<Waiting, Notice> notices) {
    return new Attempts(courier, notices, blocked).run(deliveries);
  }

  private CompletableFuture<List<Outcome>> run(List<Waiting> deliveries) {
    var lanes = new ArrayList<CompletableFuture<Void>>();
    for (var i = 0; i < LANES; i++) lanes.add(CompletableFuture.completedFuture(null));
    Map<ChannelId, Integer> laneOf = new HashMap<>();
    for (var delivery : deliveries) {
      int lane = laneOf.computeIfAbsent(delivery.channel(), it -> laneOf.size() % LANES);
      lanes.set(lane, lanes.get(lane).thenCompose(before -> attempt(delivery)));
    }
    return CompletableFuture.allOf(lanes.toArray(CompletableFuture[]::new))
        .thenApply(all -> List.copyOf(outcomes));
  }

  private CompletionStage<Void> attempt(Waiting delivery) {
    var to = courier.apply(delivery);
    if (to.isEmpty()) blocked.add(delivery.channel()); // or what is behind it might overtake it
    if (blocked.contains(delivery.channel())) {
      outcomes.add(new Outcome(delivery, Result.NOT_TRIED, ""));
      return CompletableFuture.completedFuture(null);
    }
    return deliver(delivery, to.orElseThrow())
        .handle(
            (done, failure) -> {
              if (failure == null) {
                outcomes.add(new Outcome(delivery, Result.DELIVERED, ""));
              } else {
                blocked.add(delivery.channel());
                outcomes.add(new Outcome(delivery, Result.FAILED, inWords(failure)));
              }
              return null;
            });
  }

  private CompletionStage<Void> deliver(Waiting delivery, Courier to) {
    try {
      return to.deliver(notices.apply(delivery));
    } catch (RuntimeException | Error e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static String inWords(Throwable failure) {
    var cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return Optional.ofNullable(cause.getMessage())
        .filter(message -> !message.isBlank())
        .orElseGet(() -> cause.getClass().getSimpleName());
  }

  enum Result {
    DELIVERED,
    FAILED,
    /** Another of its channel stands before it, or nobody is told any more. */
    NOT_TRIED
  }

  /**
   * How it went.
   *
   * @param failure why it failed; empty if it did not
   */
  record Outcome(Waiting delivery, Result result, String failure) {}
}
