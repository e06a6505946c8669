package dev.herald.application.port.in.session;

import dev.herald.application.port.in.access.Authenticate.Caller;
import java.util.Optional;

/** Tells whose a session is. */
@FunctionalInterface
public interface FindSession {

  /**
   * Whose the session is, with the name and the role that the token has now; empty if it has ended,
   * or never was.
   */
  Optional<Caller> find(String secret);
}
