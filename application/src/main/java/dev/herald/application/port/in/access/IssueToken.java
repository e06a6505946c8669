package dev.herald.application.port.in.access;

import dev.herald.domain.access.Actor;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.access.Token;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.permission.Role;
import dev.herald.domain.shared.InvalidValue;
import java.time.Instant;
import java.util.Optional;

/** Makes an access token. */
@FunctionalInterface
public interface IssueToken {

  /**
   * Makes a token with a secret that nobody can guess. Only a hash of the secret is kept.
   *
   * @throws InvalidValue {@code name.taken}: another token has, or had, this name; {@code
   *     channels.not_found}: there is no such channel; {@code expiresAt.past}: it would be of no
   *     use
   */
  Issued issue(Actor actor, Command command);

  /**
   * What token is wanted.
   *
   * @param name empty for that of the role, with a number if it is taken: {@code admin}, {@code
   *     admin-2}
   * @param channels which channels its bearer shall know of
   * @param expiresAt from when on it is of no use; empty for never
   */
  record Command(
      Optional<TokenName> name, Role role, ChannelScope channels, Optional<Instant> expiresAt) {

    /** For all channels, and for ever. */
    public Command(Optional<TokenName> name, Role role) {
      this(name, role, ChannelScope.ALL, Optional.empty());
    }
  }

  /**
   * A new token.
   *
   * @param secret what its bearer shows; it is kept nowhere else
   */
  record Issued(Token token, String secret) {

    /** Without the secret, which no log shall have. */
    @Override
    public String toString() {
      return "Issued[token=%s]".formatted(token);
    }
  }
}
