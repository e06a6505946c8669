package dev.herald.application.port.in.access;

import dev.herald.domain.access.Actor;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.refusal.Refusal;

/** Ends an access token. */
@FunctionalInterface
public interface RevokeToken {

  /**
   * Ends a token and all sessions of it, at once; again, it changes nothing. Its name stays taken.
   * Of an invitation nothing is left, not even its name.
   *
   * @throws Refusal.TokenNotFound there is none of this name
   * @throws Refusal.LastAdmin nobody could make another one
   */
  void revoke(Actor actor, TokenName name);
}
