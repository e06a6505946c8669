package dev.herald.application.testkit;

import dev.herald.application.port.out.IdempotencyLog;
import java.time.Instant;
import java.util.Optional;

public final class InMemoryIdempotencyLog implements IdempotencyLog {

  private final InMemoryStore store;

  public InMemoryIdempotencyLog(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public Optional<Entry> find(String key) {
    return Optional.ofNullable(store.read().idempotency.get(key));
  }

  @Override
  public void save(Entry entry) {
    store.write().idempotency.put(entry.key(), entry);
  }

  @Override
  public int forget(Instant before, int most) {
    var entries = store.write().idempotency;
    var old = entries.values().stream().filter(it -> it.at().isBefore(before)).limit(most).toList();
    old.forEach(entry -> entries.remove(entry.key()));
    return old.size();
  }
}
