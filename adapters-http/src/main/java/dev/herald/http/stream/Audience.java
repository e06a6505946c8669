package dev.herald.http.stream;

import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.http.problem.Problem;
import dev.herald.http.problem.RequestRefused;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Who reads streams, and of what. */
final class Audience {

  /** One person's devices and tabs; more are a program that forgets to close them. */
  private static final int MOST_OF_ACCOUNT = 20;

  /** Most streams are of one; for others the set grows. */
  private static final int FEW_CHANNELS = 1;

  private static final String RETRY_AFTER_SECONDS = "30";

  /** What an open stream is found by. */
  private record Place(Optional<AccountId> account, Set<ChannelId> channels) {}

  private final int most;
  private final IntSupplier others;
  private final Map<OpenStream, Place> all = new ConcurrentHashMap<>();
  private final Map<ChannelId, Set<OpenStream>> ofChannels = new ConcurrentHashMap<>();
  private final Map<AccountId, Set<OpenStream>> ofAccounts = new ConcurrentHashMap<>();
  private boolean isClosed;

  /**
   * @param most how many there may be in all
   * @param others how many there are beside the streams
   */
  Audience(int most, IntSupplier others) {
    this.most = most;
    this.others = others;
  }

  int count() {
    return all.size();
  }

  Collection<OpenStream> all() {
    return all.keySet();
  }

  Set<OpenStream> of(ChannelId channel) {
    return ofChannels.getOrDefault(channel, Set.of());
  }

  Set<OpenStream> of(AccountId account) {
    return ofAccounts.getOrDefault(account, Set.of());
  }

  /**
   * Lets a stream in.
   *
   * @param account whose it is, if it is one of an account
   * @throws RequestRefused 503: there are as many as there may be
   */
  synchronized void add(OpenStream stream, Optional<AccountId> account) {
    requireRoom();
    account.ifPresent(
        it -> {
          var open = of(it).size();
          if (open >= MOST_OF_ACCOUNT) {
            throw refused("The account has " + open + " streams already.");
          }
          ofAccounts.computeIfAbsent(it, key -> ConcurrentHashMap.newKeySet()).add(stream);
        });
    all.put(stream, new Place(account, ConcurrentHashMap.newKeySet(FEW_CHANNELS)));
  }

  /**
   * Lets somebody in who opens no stream, and counts among the others from then on.
   *
   * @throws RequestRefused 503: there are as many as there may be
   */
  synchronized <T> T addOther(Supplier<T> other) {
    requireRoom();
    return other.get();
  }

  private void requireRoom() {
    if (isClosed) throw refused("Herald is shutting down.");
    var open = all.size() + others.getAsInt();
    if (open >= most) throw refused("There are " + open + " streams already.");
  }

  /**
   * Makes sure that there is room for one more whom nobody knows: they leave half of it to others.
   *
   * @throws RequestRefused 503: there is none
   */
  void requireRoomForStrangers() {
    if (all.size() >= most / 2) throw refused("There are " + all.size() + " streams already.");
  }

  private static RequestRefused refused(String detail) {
    return new RequestRefused(
        Problem.of(503, "too_many_streams", "No more streams", detail)
            .with("Retry-After", RETRY_AFTER_SECONDS));
  }

  /** From now on a stream is among those of a channel. */
  void concern(ChannelId channel, OpenStream stream) {
    var place = all.get(stream);
    if (place == null || !place.channels.add(channel)) return;
    ofChannels.compute(
        channel,
        (key, streams) -> {
          var grown = streams == null ? ConcurrentHashMap.<OpenStream>newKeySet() : streams;
          grown.add(stream);
          return grown;
        });
    if (!all.containsKey(stream)) leave(channel, stream); // it ended meanwhile
  }

  /** A channel is no more. */
  void forget(ChannelId channel) {
    ofChannels.remove(channel);
  }

  synchronized void remove(OpenStream stream) {
    var place = all.remove(stream);
    if (place == null) return;
    place.channels.forEach(channel -> leave(channel, stream));
    place.account.ifPresent(
        account ->
            ofAccounts.computeIfPresent(account, (key, streams) -> without(streams, stream)));
    if (all.isEmpty()) notifyAll();
  }

  private void leave(ChannelId channel, OpenStream stream) {
    ofChannels.computeIfPresent(channel, (key, streams) -> without(streams, stream));
  }

  @SuppressWarnings("NullAway") // null removes the entry
  private static Set<OpenStream> without(Set<OpenStream> streams, OpenStream stream) {
    streams.remove(stream);
    return streams.isEmpty() ? null : streams;
  }

  /** Lets nobody in any more. */
  synchronized void close() {
    isClosed = true;
  }

  /** Waits until all have gone, at the most so long. */
  synchronized void awaitEnd(Duration longest) {
    var end = System.nanoTime() + longest.toNanos();
    try {
      for (var left = longest.toNanos(); !all.isEmpty() && left > 0; ) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
        left = end - System.nanoTime();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the process is in a hurry
    }
  }
}
