package dev.herald.application.port.out;

import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.access.Token;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.permission.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps access tokens and invitations, but not their secrets: only hashes, from which nobody gets
 * in. Those that have ended stay. What writes must be called in a {@link UnitOfWork}.
 */
public interface TokenRepository {

  Optional<Token> find(TokenName name);

  Optional<Token> findByHash(String hash);

  /** All that there ever were, the newest first. */
  Page<Token> list(PageRequest page);

  /** Those of the role {@link Role#ADMIN} that were not revoked. */
  List<Token> admins();

  /** Whether there is no token at all. */
  boolean isEmpty();

  /**
   * Grows with each change of tokens, but not when they are used. Processes that share a store
   * share it. It costs little to ask.
   */
  long version();

  /** Keeps a new token. No other has its name or its hash. */
  void insert(Token token);

  /** Replaces what is kept of a token, but its last use. */
  void update(Token token);

  /** Deletes an invitation, with the code that accepts it. */
  void deleteInvitation(TokenName name);

  /**
   * Deletes invitations that nobody can accept any more, as their codes are gone.
   *
   * @param most how many at the most
   * @return how many were deleted
   */
  int deleteLapsedInvitations(int most);

  /** Notes when and from where tokens were used last, as far as they are there. */
  void noteUses(Map<TokenName, Token.Use> uses);
}
