package dev.herald.application.service;

import dev.herald.application.port.in.access.AuthenticateByTicket;
import dev.herald.application.port.in.access.IssueStreamTicket;
import dev.herald.application.port.out.ChannelRepository;
import dev.herald.application.port.out.TicketSigner;
import dev.herald.domain.access.Actor;
import dev.herald.domain.access.StreamTarget;
import dev.herald.domain.access.Token;
import dev.herald.domain.permission.Permission;
import dev.herald.domain.refusal.Refusal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Makes stream tickets, and knows them by their signature: nothing of them is stored. */
final class StreamTicketService implements IssueStreamTicket, AuthenticateByTicket {

  private final ChannelRepository channels;
  private final KnownTokens known;
  private final TicketSigner signer;
  private final InstantSource clock;

  StreamTicketService(
      ChannelRepository channels, KnownTokens known, TicketSigner signer, InstantSource clock) {
    this.channels = channels;
    this.known = known;
    this.signer = signer;
    this.clock = clock;
  }

  @Override
  public Issued issue(Actor actor, Command command) {
    var target = command.target();
    target.requireReadableBy(actor);
    var now = clock.instant();
    var token = token(actor, now);
    if (target instanceof StreamTarget.OfChannel it) channels.get(it.channel());
    var until = earlier(command.life().from(now), token.expiresAt());
    return new Issued(StreamTicket.sign(signer, token, target, until).write(), until);
  }

  private Token token(Actor actor, Instant now) {
    var name =
        actor
            .id()
            .tokenName()
            .orElseThrow(
                () ->
                    new Refusal.Forbidden(
                        Permission.READ_POSTS,
                        "Only bearers of access tokens can have stream tickets: a ticket ends with"
                            + " the token that made it."));
    return known
        .find(name)
        .filter(token -> token.isActive(now))
        .orElseThrow(() -> new Refusal.TokenNotFound(name.value()));
  }

  private static Instant earlier(Instant wanted, Optional<Instant> end) {
    return end.filter(it -> it.isBefore(wanted)).orElse(wanted);
  }

  @Override
  public Answer authenticate(String ticket, StreamTarget target) {
    return StreamTicket.read(ticket)
        .flatMap(it -> known.find(it.token()).map(token -> answer(it, token, target)))
        .orElse(Answer.WRONG);
  }

  private Answer answer(StreamTicket ticket, Token token, StreamTarget target) {
    if (!ticket.isGenuine(signer, token, target)) return Answer.WRONG;
    var now = clock.instant();
    if (!now.isBefore(ticket.until()) || !token.isActive(now)) return Answer.ENDED;
    return Answer.of(token.bearer());
  }
}
