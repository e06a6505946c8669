package dev.herald.application.testkit;

import dev.herald.application.port.out.TokenRepository;
import java.util.Optional;

public final class InMemoryTokenRepository implements TokenRepository {

  private final InMemoryStore store;

  public InMemoryTokenRepository(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public Optional<Token> findByHash(String hash) {
    return Optional.ofNullable(store.read().tokens.get(hash));
  }

  @Override
  public boolean isEmpty() {
    return store.read().tokens.isEmpty();
  }

  @Override
  public void insert(Token token) {
    store.write().tokens.put(token.hash(), token);
  }
}
