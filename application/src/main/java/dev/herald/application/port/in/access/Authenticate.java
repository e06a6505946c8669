package dev.herald.application.port.in.access;

import dev.herald.domain.access.Actor;
import java.util.Optional;

/** Tells who bears an access token. */
@FunctionalInterface
public interface Authenticate {

  /**
   * Who bears the token; empty if nobody does, as it was revoked, or its time is over. What this
   * process changes counts at once, what another one does within a second.
   *
   * <p>It costs so little that whoever keeps a connection open for long asks again before each
   * message.
   *
   * @param address the network address from which it is used, which is noted
   */
  Optional<Actor> authenticate(String secret, Optional<String> address);

  /** The same for a token that is used beside Herald, not over a network. */
  default Optional<Actor> authenticate(String secret) {
    return authenticate(secret, Optional.empty());
  }
}
