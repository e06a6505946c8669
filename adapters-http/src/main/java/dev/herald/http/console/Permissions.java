package dev.herald.http.console;

import dev.herald.domain.access.Actor;
import dev.herald.domain.permission.Permission;
import java.util.Optional;

/**
 * What the reader may do.
 *
 * @param actor who is signed in, if anybody is
 */
public record Permissions(Optional<Actor> actor) {

  /** Whether to offer this. */
  public boolean may(Permission permission) {
    return actor.filter(it -> it.may(permission)).isPresent();
  }

  /** The name of the token with which the reader signed in; empty if nobody did. */
  public String name() {
    return actor.map(it -> it.id().name()).orElse("");
  }
}
