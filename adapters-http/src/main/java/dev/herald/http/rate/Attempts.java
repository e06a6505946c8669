package dev.herald.http.rate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.herald.http.address.ClientAddress;
import dev.herald.http.problem.RequestRefused;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Slows down those who guess tokens, signatures and codes: after some wrong ones an address has to
 * wait before the next is looked at, for a second at first and twice as long after each.
 *
 * <p>The same wrong secret again is no guess, but a program that nobody told of a new one. A secret
 * that was right from the same address lately is looked at without waiting, so that guesses keep
 * nobody out who works; but it does not make them forgotten, or else who has one token could guess
 * another in between.
 */
public final class Attempts {

  /** Of more addresses at once some are forgotten early. */
  static final int MAX_ADDRESSES = 20_000;

  static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final int MOST_DOUBLINGS = 20;

  private static final Duration REMEMBERED = Duration.ofMinutes(15);
  private static final Duration PROVEN = Duration.ofHours(1);

  private record Right(String client, int secret) {}

  private final Consumer<String> whenWrong;
  private final int free;
  private final Ticker time;
  private final Cache<String, Failures> failures;
  private final Cache<Right, Boolean> proven;

  /**
   * @param whenWrong learns of each wrong secret from which address it came
   */
  public Attempts(RateLimits limits, Consumer<String> whenWrong) {
    this(limits, whenWrong, Ticker.systemTicker());
  }

  /**
   * @param time which nobody sets
   */
  Attempts(RateLimits limits, Consumer<String> whenWrong, Ticker time) {
    this.whenWrong = whenWrong;
    free = limits.wrongSecrets();
    this.time = time;
    failures = remembering(REMEMBERED, time);
    proven = remembering(PROVEN, time);
  }

  private static <K, V> Cache<K, V> remembering(Duration time, Ticker ticker) {
    return Caffeine.newBuilder()
        .maximumSize(MAX_ADDRESSES)
        .expireAfterAccess(time)
        .ticker(ticker)
        .build();
  }

  /**
   * Looks who has a secret.
   *
   * @param look finds nobody if it is wrong
   * @throws RequestRefused 429: the address has to wait
   */
  public <T> Optional<T> attempt(Context ctx, String secret, Supplier<Optional<T>> look) {
    return attempt(ctx, secret, look, Optional::isPresent);
  }

  /**
   * Looks at a secret.
   *
   * @param isRight whether what was found says that the secret is right
   * @throws RequestRefused 429: the address has to wait
   */
  public <T> T attempt(Context ctx, String secret, Supplier<T> look, Predicate<T> isRight) {
    return attempt(ctx, secret, look, isRight, true);
  }

  /**
   * Looks at a ticket. Whoever has one token can have any number of tickets made: a right one makes
   * no failures forgotten.
   *
   * @param isRight whether what was found says that nobody guessed the ticket
   * @throws RequestRefused 429: the address has to wait
   */
  public <T> T attemptTicket(Context ctx, String ticket, Supplier<T> look, Predicate<T> isRight) {
    return attempt(ctx, ticket, look, isRight, false);
  }

  private <T> T attempt(
      Context ctx, String secret, Supplier<T> look, Predicate<T> isRight, boolean forgets) {
    var client = ClientAddress.of(ctx);
    var found = attempt(client.counted(), secret, look, isRight, forgets);
    if (!isRight.test(found)) whenWrong.accept(client.text());
    return found;
  }

  /**
   * @param forgets whether a right secret makes the failures of the address forgotten
   */
  <T> T attempt(
      String client, String secret, Supplier<T> look, Predicate<T> isRight, boolean forgets) {
    if (free == 0) return look.get();
    var right = new Right(client, secret.hashCode());
    var isProven = proven.getIfPresent(right) != null;
    if (!isProven) admit(client);
    var found = look.get();
    if (!isRight.test(found)) {
      failures.asMap().compute(client, (it, before) -> withFailure(before, secret));
    } else if (!isProven) {
      proven.put(right, true);
      if (forgets) failures.invalidate(client);
    }
    return found;
  }

  /** Those who come at the same time wait for the first of them, which may be wrong too. */
  private void admit(String client) {
    var now = time.read();
    failures
        .asMap()
        .computeIfPresent(
            client,
            (it, before) -> {
              if (before.count() < free) return before;
              if (before.until() - now > 0) throw TooMany.attempts(before.until() - now);
              return before.until(now + wait(before.count()).toNanos());
            });
  }

  private Failures withFailure(@Nullable Failures before, String secret) {
    var now = time.read();
    var after = before == null ? Failures.first(secret, now) : before.and(secret);
    var isGuess = before == null || after.count() > before.count();
    if (!isGuess || after.count() < free) return after;
    return after.until(now + wait(after.count()).toNanos());
  }

  /** After so many failures. */
  private Duration wait(int count) {
    var doublings = Math.min(count - free, MOST_DOUBLINGS);
    var wait = FIRST_WAIT.multipliedBy(1L << doublings);
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }

  /** How many addresses it remembers for their failures. */
  long addresses() {
    failures.cleanUp();
    return failures.estimatedSize();
  }
}
