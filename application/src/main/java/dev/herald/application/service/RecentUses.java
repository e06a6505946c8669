package dev.herald.application.service;

import dev.herald.application.port.out.SessionRepository;
import dev.herald.application.port.out.TokenRepository;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.domain.access.Token.Use;
import dev.herald.domain.access.TokenName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When and from where tokens and sessions were used, until it is written down: once a minute, and
 * never by whoever uses them. The minute that Herald is in when it is killed may be lost.
 */
final class RecentUses {

  private static final Duration WRITTEN_EVERY = Duration.ofMinutes(1);

  private final UnitOfWork unitOfWork;
  private final TokenRepository tokens;
  private final SessionRepository sessions;
  private final InstantSource clock;
  private final Map<TokenName, Use> ofTokens = new ConcurrentHashMap<>();
  private final Map<String, Use> ofSessions = new ConcurrentHashMap<>();
  private Instant writtenAt;

  RecentUses(
      UnitOfWork unitOfWork,
      TokenRepository tokens,
      SessionRepository sessions,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.tokens = tokens;
    this.sessions = sessions;
    this.clock = clock;
    writtenAt = clock.instant();
  }

  /** Notes that a token is used, of which there is one. */
  void ofToken(TokenName token, Optional<String> address) {
    note(ofTokens, token, address);
  }

  /** Notes that a session is used, of which there is one. */
  void ofSession(String hash, Optional<String> address) {
    note(ofSessions, hash, address);
  }

  /** Costs no more than a look, if it was noted already: the time is true to the minute. */
  private <K> void note(Map<K, Use> uses, K key, Optional<String> address) {
    var noted = uses.get(key);
    if (noted != null && noted.address().equals(address)) return;
    uses.put(key, new Use(clock.instant(), address));
  }

  /** Writes what was noted, if it is time; called by one thread. */
  boolean write() {
    var now = clock.instant();
    if (Duration.between(writtenAt, now).abs().compareTo(WRITTEN_EVERY) < 0) return false;
    writtenAt = now;
    writeAll();
    return false;
  }

  /** Writes what was noted, as when Herald stops. */
  void writeAll() {
    var tokenUses = Map.copyOf(ofTokens);
    var sessionUses = Map.copyOf(ofSessions);
    if (tokenUses.isEmpty() && sessionUses.isEmpty()) return;
    unitOfWork.executeUnseen(
        () -> {
          tokens.noteUses(tokenUses);
          sessions.noteUses(sessionUses);
          return true;
        });
    tokenUses.forEach(ofTokens::remove);
    sessionUses.forEach(ofSessions::remove);
  }
}
