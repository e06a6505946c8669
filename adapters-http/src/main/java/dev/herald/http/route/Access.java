package dev.herald.http.route;

import dev.herald.domain.permission.Permission;
import io.javalin.security.RouteRole;
import java.util.Optional;

/**
 * Who may use a route. Every route says so.
 *
 * @param permission what whoever asks must be permitted; empty if anybody may ask, without a token
 */
public record Access(Optional<Permission> permission) implements RouteRole {

  /** Anybody, without a token. */
  public static final Access PUBLIC = new Access(Optional.empty());

  /** Those alone who may do this. */
  public static Access to(Permission permission) {
    return new Access(Optional.of(permission));
  }
}
