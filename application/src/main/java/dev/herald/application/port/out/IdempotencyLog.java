package dev.herald.application.port.out;

import java.time.Instant;
import java.util.Optional;

/**
 * Remembers the result of the request with an idempotency key. What writes must be called inside a
 * {@link UnitOfWork}.
 */
public interface IdempotencyLog {

  Optional<Entry> find(String key);

  /** Remembers an entry; one for the same key that is older is replaced. */
  void save(Entry entry);

  /**
   * Forgets old entries.
   *
   * @param before only those from before this moment
   * @param most how many at the most
   * @return how many were forgotten
   */
  int forget(Instant before, int most);

  /**
   * That a request was carried out.
   *
   * @param key the key that came with it
   * @param fingerprint what tells it from other requests
   * @param resultId the id of what the request created
   */
  record Entry(String key, String fingerprint, String resultId, Instant at) {}
}
