package dev.herald.http.route;

import dev.herald.domain.account.Role;
import io.javalin.security.RouteRole;
import java.util.Optional;

/** Who may use a route. Every route says so. */
public enum Access implements RouteRole {
  /** Anybody, without a token. */
  PUBLIC(Optional.empty()),
  READER(Optional.of(Role.READER)),
  EDITOR(Optional.of(Role.EDITOR)),
  ADMIN(Optional.of(Role.ADMIN));

  private final Optional<Role> role;

  Access(Optional<Role> role) {
    this.role = role;
  }

  /** The role that the bearer of a token must have; empty if no token is needed. */
  public Optional<Role> role() {
    return role;
  }
}
