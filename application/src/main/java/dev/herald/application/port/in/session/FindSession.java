package dev.herald.application.port.in.session;

import dev.herald.domain.access.Actor;
import java.util.Optional;

/** Tells whose a session is. */
@FunctionalInterface
public interface FindSession {

  /**
   * Whose the session is; empty if it has ended, or its token has, or it never was.
   *
   * @param address the network address from which it is used, which is noted
   */
  Optional<Actor> find(String secret, Optional<String> address);

  /** The same from no address. */
  default Optional<Actor> find(String secret) {
    return find(secret, Optional.empty());
  }
}
