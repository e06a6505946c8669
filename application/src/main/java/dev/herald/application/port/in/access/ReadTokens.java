package dev.herald.application.port.in.access;

import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.access.Actor;
import dev.herald.domain.access.Token;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.refusal.Refusal;
import java.time.Instant;
import java.util.Optional;

/** Reads access tokens and invitations, also those that have ended. Nobody can read a secret. */
public interface ReadTokens {

  /**
   * One token.
   *
   * @throws Refusal.TokenNotFound there is none of this name
   */
  Token get(Actor actor, TokenName name);

  /** All tokens, the newest first. */
  Page<Token> list(Actor actor, PageRequest page);

  /** When the token with which somebody asks expires; empty for never, or if it is no token. */
  Optional<Instant> ownExpiry(Actor actor);
}
