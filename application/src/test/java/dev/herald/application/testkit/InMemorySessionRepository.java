package dev.herald.application.testkit;

import dev.herald.application.port.out.SessionRepository;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.access.Token;
import dev.herald.domain.access.TokenName;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

public final class InMemorySessionRepository implements SessionRepository {

  private final InMemoryStore store;

  public InMemorySessionRepository(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public void insertSession(Session session) {
    var tables = store.write();
    tables.sessions.put(tables.nextPosition(), session);
  }

  @Override
  public Optional<Session> findSession(String hash) {
    return store.read().sessions.values().stream()
        .filter(session -> session.hash().equals(hash))
        .findFirst();
  }

  @Override
  public Page<Session> list(Optional<TokenName> token, Instant now, PageRequest page) {
    return Tables.newestFirst(
        store.read().sessions,
        session -> session.until().isAfter(now) && token.map(session.token()::equals).orElse(true),
        page);
  }

  @Override
  public void deleteSession(String hash) {
    store.write().sessions.values().removeIf(session -> session.hash().equals(hash));
  }

  @Override
  public void deleteSessionsOf(TokenName token) {
    store.write().sessions.values().removeIf(session -> session.token().equals(token));
  }

  @Override
  public void noteUses(Map<String, Token.Use> uses) {
    store
        .write()
        .sessions
        .replaceAll(
            (position, kept) ->
                uses.containsKey(kept.hash())
                    ? new Session(
                        kept.hash(),
                        kept.token(),
                        kept.begunAt(),
                        kept.until(),
                        uses.get(kept.hash()),
                        kept.browser())
                    : kept);
  }

  @Override
  public void insertCode(Code code) {
    store.write().codes.put(code.hash(), code);
  }

  @Override
  public Optional<Code> findCode(String hash) {
    return Optional.ofNullable(store.read().codes.get(hash));
  }

  @Override
  public Optional<Code> takeCode(String hash) {
    return Optional.ofNullable(store.write().codes.remove(hash));
  }

  @Override
  public int deleteEnded(Instant now, int most) {
    var sessions = deleteEnded(store.write().sessions, Session::until, now, most);
    return sessions + deleteEnded(store.write().codes, Code::until, now, most - sessions);
  }

  private static <K, T> int deleteEnded(
      Map<K, T> entries, Function<T, Instant> until, Instant now, int most) {
    var ended =
        entries.entrySet().stream()
            .filter(it -> !until.apply(it.getValue()).isAfter(now))
            .limit(most)
            .map(Map.Entry::getKey)
            .toList();
    ended.forEach(entries::remove);
    return ended.size();
  }
}
