package dev.herald.application.testkit;

import dev.herald.application.port.out.SessionRepository;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

public final class InMemorySessionRepository implements SessionRepository {

  private final InMemoryStore store;

  public InMemorySessionRepository(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public void insertSession(Entry session) {
    store.write().sessions.put(session.hash(), session);
  }

  @Override
  public Optional<Entry> findSession(String hash) {
    return Optional.ofNullable(store.read().sessions.get(hash));
  }

  @Override
  public void deleteSession(String hash) {
    store.write().sessions.remove(hash);
  }

  @Override
  public void deleteSessionsOf(String token) {
    store.write().sessions.values().removeIf(session -> session.token().equals(token));
  }

  @Override
  public void insertCode(Entry code) {
    store.write().codes.put(code.hash(), code);
  }

  @Override
  public Optional<Entry> findCode(String hash) {
    return Optional.ofNullable(store.read().codes.get(hash));
  }

  @Override
  public Optional<Entry> takeCode(String hash) {
    return Optional.ofNullable(store.write().codes.remove(hash));
  }

  @Override
  public int deleteEnded(Instant now, int most) {
    var sessions = deleteEnded(store.write().sessions, now, most);
    return sessions + deleteEnded(store.write().codes, now, most - sessions);
  }

  private static int deleteEnded(Map<String, Entry> entries, Instant now, int most) {
    var ended =
        entries.values().stream().filter(it -> !it.until().isAfter(now)).limit(most).toList();
    entries.values().removeAll(ended);
    return ended.size();
  }
}
