package dev.herald.application.port.in.access;

import dev.herald.domain.account.Role;
import java.util.Optional;

/** Tells who bears an access token. */
@FunctionalInterface
public interface Authenticate {

  /** Who bears the token; empty if nobody does. */
  Optional<Caller> authenticate(String secret);

  /**
   * Somebody who may do something.
   *
   * @param token the name of the token
   */
  record Caller(String token, Role role) {}
}
