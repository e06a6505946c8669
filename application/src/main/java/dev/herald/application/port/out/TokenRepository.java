package dev.herald.application.port.out;

import dev.herald.domain.account.Role;
import java.time.Instant;
import java.util.Optional;

/** Keeps access tokens, but not their secrets: only hashes, from which nobody gets in. */
public interface TokenRepository {

  Optional<Token> findByHash(String hash);

  /** Whether there is no token at all. */
  boolean isEmpty();

  /** Keeps a new token. Must be called in a {@link UnitOfWork}. */
  void insert(Token token);

  /**
   * An access token.
   *
   * @param name what it is called, to tell it from others
   * @param hash the SHA-256 of its secret, in hexadecimal digits
   */
  record Token(String name, Role role, String hash, Instant createdAt) {}
}
