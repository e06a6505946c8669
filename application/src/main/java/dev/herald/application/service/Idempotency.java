package dev.herald.application.service;

import dev.herald.application.port.in.retry.IdempotencyKey;
import dev.herald.application.port.out.IdempotencyLog;
import dev.herald.application.port.out.IdempotencyLog.Entry;
import dev.herald.domain.refusal.Refusal;
import java.time.InstantSource;
import java.util.Optional;

/** Remembers what requests with a key have made, in the unit of work that made it. */
final class Idempotency {

  private final IdempotencyLog log;
  private final InstantSource clock;

  Idempotency(IdempotencyLog log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
  }

  /**
   * The id of what the same request has made before, if it has.
   *
   * @throws Refusal.IdempotencyConflict another request came with this key
   */
  Optional<String> madeBefore(Optional<IdempotencyKey> given) {
    if (given.isEmpty()) return Optional.empty();
    var key = given.get();
    var entry = log.find(key.value()).filter(it -> isYoung(it, key));
    if (entry.isPresent() && !entry.get().fingerprint().equals(key.fingerprint())) {
      throw new Refusal.IdempotencyConflict();
    }
    return entry.map(Entry::made);
  }

  void remember(Optional<IdempotencyKey> given, String made) {
    given.ifPresent(
        key -> log.save(new Entry(key.value(), key.fingerprint(), made, clock.instant())));
  }

  private boolean isYoung(Entry entry, IdempotencyKey key) {
    return entry.at().plus(key.lasts()).isAfter(clock.instant());
  }
}
