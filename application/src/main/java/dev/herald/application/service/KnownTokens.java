package dev.herald.application.service;

import dev.herald.application.failure.Busy;
import dev.herald.application.port.out.TokenRepository;
import dev.herald.application.view.CacheFigures;
import dev.herald.domain.access.Token;
import dev.herald.domain.access.TokenName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/**
 * Finds tokens without looking into the store for each request: those that were found are known
 * until some token changes. Changes in this process are {@linkplain #changed told}, those of others
 * are looked for every second.
 */
final class KnownTokens {

  private static final Duration LOOKED_FOR_EVERY = Duration.ofSeconds(1);

  private final TokenRepository tokens;
  private final InstantSource clock;
  private final AtomicReference<Known> current = new AtomicReference<>(Known.nothing());
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();

  KnownTokens(TokenRepository tokens, InstantSource clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  /**
   * @param version that of all tokens, before any of these was found
   * @param lookedAt when the version was looked for
   * @param byHash tokens that let somebody in, and so no more than were ever issued
   * @param byName the same, as far as they were asked for by name
   */
  private record Known(
      long version, Instant lookedAt, Map<String, Token> byHash, Map<TokenName, Token> byName) {

    static Known nothing() {
      return nothing(-1, Instant.MIN);
    }

    static Known nothing(long version, Instant lookedAt) {
      return new Known(version, lookedAt, new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
    }

    Known lookedAt(Instant now) {
      return new Known(version, now, byHash, byName);
    }

    /** Also false if the clock was set back. */
    boolean isRecent(Instant now) {
      return Duration.between(lookedAt, now).abs().compareTo(LOOKED_FOR_EVERY) < 0;
    }
  }

  /** The token with which somebody gets in; empty if nobody does. */
  Optional<Token> findActive(String hash) {
    var now = clock.instant();
    return find(current(now).byHash, hash, tokens::findByHash, now)
        .filter(token -> token.isActive(now));
  }

  /** The token of this name, whether or not somebody gets in with it. */
  Optional<Token> find(TokenName name) {
    var now = clock.instant();
    return find(current(now).byName, name, tokens::find, now);
  }

  private <K> Optional<Token> find(
      Map<K, Token> known, K key, Function<K, Optional<Token>> store, Instant now) {
    var token = Optional.ofNullable(known.get(key));
    (token.isPresent() ? hits : misses).increment();
    if (token.isPresent()) return token;
    var found = store.apply(key);
    found.filter(it -> it.isActive(now)).ifPresent(it -> known.put(key, it));
    return found;
  }

  /**
   * Says that a token was changed, when that is committed. Whoever has found the token before goes
   * on with a map that nobody is given any more.
   */
  void changed() {
    current.set(Known.nothing());
  }

  /** How often a token was known. */
  CacheFigures figures() {
    return new CacheFigures("tokens", hits.sum(), misses.sum());
  }

  /** One thread looks whether there is something new; all others go on with what is known. */
  private Known current(Instant now) {
    var last = Objects.requireNonNull(current.get());
    if (last.isRecent(now)) return last;
    var looked = last.lookedAt(now);
    return current.compareAndSet(last, looked) ? look(looked, now) : last;
  }

  private Known look(Known last, Instant now) {
    try {
      var version = tokens.version();
      if (version == last.version) return last;
      var anew = Known.nothing(version, now);
      current.compareAndSet(last, anew);
      return anew;
    } catch (Busy e) {
      return last; // those who are known need not wait until the store has time
    }
  }
}
