package dev.herald.application.service;

import dev.herald.domain.access.Actor;
import dev.herald.domain.access.ActorId;
import dev.herald.domain.access.ActorId.Kind;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.access.Token;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.permission.Permission;
import dev.herald.domain.permission.Role;
import dev.herald.domain.refusal.Refusal;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Those for whom something is done that they asked for earlier. They must still be allowed to: a
 * token that was revoked, or has ended, publishes nothing more.
 */
final class AbsentActors {

  private final KnownTokens tokens;
  private final InstantSource clock;

  AbsentActors(KnownTokens tokens, InstantSource clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  /**
   * Somebody who may do this with a channel. Of those who have no token, the program that embeds
   * Herald has seen to it.
   *
   * @throws Refusal.Forbidden they no longer may
   * @throws Refusal.ChannelNotFound they no longer know of this channel
   */
  Actor require(ActorId id, Permission permission, ChannelId channel) {
    var actor =
        id.kind() == Kind.TOKEN
            ? bearer(id, permission)
            : new Actor(id, Role.ADMIN, ChannelScope.ALL, Optional.empty());
    actor.require(permission, channel);
    return actor;
  }

  private Actor bearer(ActorId id, Permission permission) {
    return id.tokenName()
        .flatMap(tokens::find)
        .filter(token -> token.isActive(clock.instant()))
        .map(Token::bearer)
        .orElseThrow(
            () ->
                new Refusal.Forbidden(
                    permission, "The token " + id.name() + " was revoked, or has ended."));
  }
}
