package dev.herald.application.port.in.access;

import dev.herald.domain.access.Actor;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.access.Token;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.permission.Role;
import dev.herald.domain.shared.InvalidValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Invites somebody who shall have a token of their own, which nobody else ever sees. */
@FunctionalInterface
public interface InviteColleague {

  /** For how long an invitation can be accepted. */
  Duration LASTS = Duration.ofDays(1);

  /**
   * Makes an invitation, which can be accepted once by whoever has its code. It is void as soon as
   * the token of whoever made it is. Its name is free again if nobody accepts it.
   *
   * @throws InvalidValue as {@link IssueToken#issue} does
   */
  Invitation invite(Actor actor, Command command);

  /**
   * What token the colleague shall have.
   *
   * @param channels which channels they shall know of
   * @param expiresAt from when on it is of no use; empty for never
   */
  record Command(TokenName name, Role role, ChannelScope channels, Optional<Instant> expiresAt) {}

  /**
   * An invitation.
   *
   * @param code accepts it, in letters, digits, {@code -} and {@code _}; it is kept nowhere else
   * @param until up to when
   */
  record Invitation(Token token, String code, Instant until) {

    /** Without the code, which no log shall have. */
    @Override
    public String toString() {
      return "Invitation[token=%s, until=%s]".formatted(token, until);
    }
  }
}
