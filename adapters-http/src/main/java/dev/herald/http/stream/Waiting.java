package dev.herald.http.stream;

import dev.herald.domain.id.ChannelId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Who waits for the next post of a channel, or for whatever happens next. */
final class Waiting {

  private final Map<Optional<ChannelId>, Set<CompletableFuture<Void>>> ofChannels =
      new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();

  int count() {
    return count.get();
  }

  /**
   * Completed when the channel publishes, or else after this time.
   *
   * @param channel empty for whatever happens
   */
  CompletableFuture<Void> next(Optional<ChannelId> channel, Duration longest) {
    var next = new CompletableFuture<Void>();
    count.incrementAndGet();
    ofChannels.compute(
        channel,
        (key, waiting) -> {
          var grown =
              waiting == null ? ConcurrentHashMap.<CompletableFuture<Void>>newKeySet() : waiting;
          grown.add(next);
          return grown;
        });
    next.completeOnTimeout(null, longest.toMillis(), TimeUnit.MILLISECONDS);
    var unused = next.thenRun(() -> forget(channel, next));
    return next;
  }

  @SuppressWarnings({
    "NullAway", // null removes the entry
    "CollectionUndefinedEquality" // it is this very one
  })
  private void forget(Optional<ChannelId> channel, CompletableFuture<Void> over) {
    count.decrementAndGet();
    ofChannels.computeIfPresent(
        channel,
        (key, waiting) -> {
          waiting.remove(over);
          return waiting.isEmpty() ? null : waiting;
        });
  }

  /** The channel has published; or, if it is empty, something has happened. */
  void wake(Optional<ChannelId> channel) {
    Set.copyOf(ofChannels.getOrDefault(channel, Set.of())).forEach(it -> it.complete(null));
  }

  /** Nobody waits any longer. */
  void wakeAll() {
    Set.copyOf(ofChannels.keySet()).forEach(this::wake);
  }
}
