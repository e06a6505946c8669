package dev.herald.application.service;

import dev.herald.application.port.in.retry.IdempotencyKey;
import dev.herald.application.port.out.IdempotencyLog;
import dev.herald.application.port.out.IdempotencyLog.Entry;
import dev.herald.domain.refusal.Refusal;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Remembers the results of requests with an idempotency key, in the unit of work of the request.
 */
final class Idempotency {

  private final IdempotencyLog log;
  private final InstantSource clock;

  Idempotency(IdempotencyLog log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
  }

  /**
   * The id of what an earlier request with this key has created, if there was one.
   *
   * @throws Refusal.IdempotencyConflict another request came with this key
   */
  Optional<String> earlierResult(Optional<IdempotencyKey> given) {
    if (given.isEmpty()) return Optional.empty();
    var key = given.get();
    var entry = log.find(key.value()).filter(it -> isYoung(it, key));
    if (entry.isPresent() && !entry.get().fingerprint().equals(key.fingerprint())) {
      throw new Refusal.IdempotencyConflict();
    }
    return entry.map(Entry::resultId);
  }

  void remember(Optional<IdempotencyKey> given, String resultId) {
    given.ifPresent(
        key -> log.save(new Entry(key.value(), key.fingerprint(), resultId, clock.instant())));
  }

  private boolean isYoung(Entry entry, IdempotencyKey key) {
    return entry.at().plus(key.lasts()).isAfter(clock.instant());
  }
}
