package dev.herald.application.testkit;

import dev.herald.application.port.out.TokenRepository;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.access.Token;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.permission.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

public final class InMemoryTokenRepository implements TokenRepository {

  private final InMemoryStore store;

  public InMemoryTokenRepository(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public Optional<Token> find(TokenName name) {
    return find(token -> token.name().equals(name));
  }

  @Override
  public Optional<Token> findByHash(String hash) {
    return find(token -> token.hash().filter(hash::equals).isPresent());
  }

  private Optional<Token> find(Predicate<Token> wanted) {
    return store.read().tokens.values().stream().filter(wanted).findFirst();
  }

  @Override
  public Page<Token> list(PageRequest page) {
    return Tables.newestFirst(store.read().tokens, token -> true, page);
  }

  @Override
  public List<Token> admins() {
    return store.read().tokens.values().stream()
        .filter(token -> token.role() == Role.ADMIN && token.revokedAt().isEmpty())
        .toList();
  }

  @Override
  public boolean isEmpty() {
    return store.read().tokens.isEmpty();
  }

  @Override
  public long version() {
    return store.read().tokensVersion;
  }

  @Override
  public void insert(Token token) {
    var tables = store.write();
    tables.tokens.put(tables.nextPosition(), token);
    tables.tokensVersion++;
  }

  @Override
  public void update(Token token) {
    var tables = store.write();
    tables.tokens.replaceAll(
        (position, kept) -> kept.name().equals(token.name()) ? with(token, kept.lastUse()) : kept);
    tables.tokensVersion++;
  }

  @Override
  public void deleteInvitation(TokenName name) {
    var tables = store.write();
    tables.codes.values().removeIf(code -> code.token().equals(name));
    tables.tokens.values().removeIf(it -> it.name().equals(name) && it.hash().isEmpty());
    tables.tokensVersion++;
  }

  @Override
  public int deleteLapsedInvitations(int most) {
    var tables = store.write();
    var open = tables.codes.values().stream().map(code -> code.token()).toList();
    var lapsed =
        tables.tokens.entrySet().stream()
            .filter(it -> it.getValue().hash().isEmpty())
            .filter(it -> !open.contains(it.getValue().name()))
            .limit(most)
            .map(Map.Entry::getKey)
            .toList();
    lapsed.forEach(tables.tokens::remove);
    return lapsed.size();
  }

  @Override
  public void noteUses(Map<TokenName, Token.Use> uses) {
    store
        .write()
        .tokens
        .replaceAll(
            (position, kept) ->
                uses.containsKey(kept.name())
                    ? with(kept, Optional.of(uses.get(kept.name())))
                    : kept);
  }

  private static Token with(Token token, Optional<Token.Use> lastUse) {
    return new Token(
        token.name(),
        token.role(),
        token.channels(),
        token.hash(),
        token.issuedBy(),
        token.createdAt(),
        token.expiresAt(),
        token.revokedAt(),
        lastUse);
  }
}
