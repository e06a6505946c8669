package dev.herald.application.service;

import dev.herald.application.port.out.DeliveryQueue.Waiting;
import dev.herald.application.port.out.webhook.WebhookMessage;
import dev.herald.application.port.out.webhook.WebhookSender;
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
  private static final int MOST_AT_ONCE = 8;

  private final Function<Waiting, Optional<WebhookSender>> senders;
  private final Function<Waiting, WebhookMessage> messages;
  private final Set<ChannelId> blocked = ConcurrentHashMap.newKeySet();
  private final Queue<Outcome> outcomes = new ConcurrentLinkedQueue<>();

  private Attempts(
      Function<Waiting, Optional<WebhookSender>> senders,
      Function<Waiting, WebhookMessage> messages,
      Set<ChannelId> blocked) {
    this.senders = senders;
    this.messages = messages;
    this.blocked.addAll(blocked);
  }

  /**
   * Tries deliveries, and returns while they are under way.
   *
   * @param deliveries oldest first
   * @param blocked channels of which nothing must be tried
   * @param senders sends a delivery; empty when no more must be tried
   * @return the outcome of each; it never fails
   */
  static CompletableFuture<List<Outcome>> of(
      List<Waiting> deliveries,
      Set<ChannelId> blocked,
      Function<Waiting, Optional<WebhookSender>> senders,
      Function<Waiting, WebhookMessage> messages) {
    return new Attempts(senders, messages, blocked).run(deliveries);
  }

  private CompletableFuture<List<Outcome>> run(List<Waiting> deliveries) {
    var chains = new ArrayList<CompletableFuture<Void>>();
    for (var i = 0; i < MOST_AT_ONCE; i++) chains.add(CompletableFuture.completedFuture(null));
    Map<ChannelId, Integer> chainOf = new HashMap<>();
    for (var delivery : deliveries) {
      int chain = chainOf.computeIfAbsent(delivery.channel(), it -> chainOf.size() % MOST_AT_ONCE);
      chains.set(chain, chains.get(chain).thenCompose(before -> attempt(delivery)));
    }
    return CompletableFuture.allOf(chains.toArray(CompletableFuture[]::new))
        .thenApply(all -> List.copyOf(outcomes));
  }

  private CompletionStage<Void> attempt(Waiting delivery) {
    var to = senders.apply(delivery);
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

  private CompletionStage<Void> deliver(Waiting delivery, WebhookSender sender) {
    try {
      return sender.send(messages.apply(delivery));
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
    /** Another of its channel stands before it, or nothing is sent any more. */
    NOT_TRIED
  }

  /**
   * How an attempt ended.
   *
   * @param failure why it failed; empty if it did not
   */
  record Outcome(Waiting delivery, Result result, String failure) {}
}
