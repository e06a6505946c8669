package dev.herald.application.port.in.access;

import dev.herald.domain.access.Actor;
import dev.herald.domain.access.StreamTarget;
import dev.herald.domain.access.TicketLife;
import dev.herald.domain.refusal.Refusal;
import java.time.Instant;

/** Makes tickets that open a live stream for those who can send no token, such as web pages. */
@FunctionalInterface
public interface IssueStreamTicket {

  /**
   * Makes a ticket for one stream. It ends by its time, or with the token of whoever made it. It
   * can be used any number of times until then, and can't be taken back by itself. Nothing of it is
   * kept.
   *
   * @throws Refusal.Forbidden they may not read the stream, or have no access token
   * @throws Refusal.ChannelNotFound there is no such channel as far as they know
   * @throws Refusal.TokenNotFound their token is none of this store's, or has just ended
   */
  Issued issue(Actor actor, Command command);

  /**
   * What ticket is wanted.
   *
   * @param target the stream that it opens, and no other
   * @param life for how long at the most
   */
  record Command(StreamTarget target, TicketLife life) {}

  /**
   * A new ticket.
   *
   * @param ticket in letters, digits, {@code -} and {@code _}; whoever has it can read the stream
   * @param expiresAt when it ends: no later than the token
   */
  record Issued(String ticket, Instant expiresAt) {

    /** Without the ticket, which no log shall have. */
    @Override
    public String toString() {
      return "Issued[expiresAt=%s]".formatted(expiresAt);
    }
  }
}
