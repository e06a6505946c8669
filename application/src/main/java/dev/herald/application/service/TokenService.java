package dev.herald.application.service;

import dev.herald.application.port.in.access.InviteColleague;
import dev.herald.application.port.in.access.IssueToken;
import dev.herald.application.port.in.access.ReadTokens;
import dev.herald.application.port.in.access.RevokeToken;
import dev.herald.application.port.out.ChannelRepository;
import dev.herald.application.port.out.IdGenerator;
import dev.herald.application.port.out.SessionRepository;
import dev.herald.application.port.out.TokenRepository;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.access.Actor;
import dev.herald.domain.access.ActorId;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.access.Token;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.audit.AuditAction;
import dev.herald.domain.audit.AuditChange;
import dev.herald.domain.audit.AuditSubject;
import dev.herald.domain.permission.Permission;
import dev.herald.domain.permission.Role;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.Violation;
import dev.herald.domain.shared.Violations;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes access tokens and invitations, and ends them. */
final class TokenService implements IssueToken, InviteColleague, ReadTokens, RevokeToken {

  private final UnitOfWork unitOfWork;
  private final TokenRepository tokens;
  private final SessionRepository sessions;
  private final ChannelRepository channels;
  private final KnownTokens known;
  private final IdGenerator ids;
  private final AuditTrail audit;
  private final InstantSource clock;

  TokenService(
      UnitOfWork unitOfWork,
      TokenRepository tokens,
      SessionRepository sessions,
      ChannelRepository channels,
      KnownTokens known,
      IdGenerator ids,
      AuditTrail audit,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.tokens = tokens;
    this.sessions = sessions;
    this.channels = channels;
    this.known = known;
    this.ids = ids;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public Issued issue(Actor actor, IssueToken.Command command) {
    actor.require(Permission.MANAGE_TOKENS);
    return unitOfWork.execute(
        () -> {
          var name = command.name().orElseGet(() -> freeName(command.role()));
          var secret = ids.tokenSecret();
          var token =
              checked(name, command.role(), command.channels(), actor.id(), command.expiresAt())
                  .withSecret(SecretHash.of(secret));
          tokens.insert(token);
          audit.note(
              actor,
              AuditAction.TOKEN_CREATED,
              AuditSubject.token(token.name().value()),
              AuditChange.to("role", token.role()));
          return new Issued(token, secret);
        });
  }

  @Override
  public Invitation invite(Actor actor, InviteColleague.Command command) {
    actor.require(Permission.MANAGE_TOKENS);
    return unitOfWork.execute(
        () -> {
          var token =
              checked(
                  command.name(),
                  command.role(),
                  command.channels(),
                  actor.id(),
                  command.expiresAt());
          var invitation = new Invitation(token, ids.secret(), clock.instant().plus(LASTS));
          tokens.insert(token);
          sessions.insertCode(
              new SessionRepository.Code(
                  SecretHash.of(invitation.code()), token.name(), invitation.until()));
          audit.note(
              actor,
              AuditAction.TOKEN_CREATED,
              AuditSubject.token(token.name().value()),
              AuditChange.to("role", token.role()));
          return invitation;
        });
  }

  private Token checked(
      TokenName name, Role role, ChannelScope scope, ActorId issuer, Optional<Instant> expiresAt) {
    var now = clock.instant();
    var violations = new Violations();
    if (tokens.find(name).isPresent()) {
      violations.add(Violation.of("name", "taken", "is or was another token's: " + name));
    }
    for (var channel : scope.only().orElse(Set.of())) {
      if (channels.find(channel).isEmpty()) {
        violations.add(
            Violation.of("channels", "not_found", "has one that is not there: " + channel));
      }
    }
    if (expiresAt.filter(end -> !end.isAfter(now)).isPresent()) {
      violations.add(Violation.of("expiresAt", "past", "must be in the future"));
    }
    violations.throwIfAny();
    return Token.invitation(name, role, scope, issuer, now, expiresAt);
  }

  private TokenName freeName(Role role) {
    var name = role.name().toLowerCase(Locale.ROOT);
    return Stream.concat(
            Stream.of(name), IntStream.iterate(2, i -> i + 1).mapToObj(i -> name + "-" + i))
        .map(TokenName::new)
        .filter(it -> tokens.find(it).isEmpty())
        .findFirst()
        .orElseThrow();
  }

  @Override
  public Token get(Actor actor, TokenName name) {
    actor.require(Permission.MANAGE_TOKENS);
    return get(name);
  }

  private Token get(TokenName name) {
    return tokens.find(name).orElseThrow(() -> new Refusal.TokenNotFound(name.value()));
  }

  @Override
  public Page<Token> list(Actor actor, PageRequest page) {
    actor.require(Permission.MANAGE_TOKENS);
    return tokens.list(page);
  }

  @Override
  public Optional<Instant> ownExpiry(Actor actor) {
    return actor.id().tokenName().flatMap(tokens::find).flatMap(Token::expiresAt);
  }

  @Override
  public void revoke(Actor actor, TokenName name) {
    actor.require(Permission.MANAGE_TOKENS);
    unitOfWork.execute(() -> end(actor, name));
    known.changed();
  }

  private void end(Actor actor, TokenName name) {
    var token = get(name);
    if (token.revokedAt().isPresent()) return;
    audit.note(actor, AuditAction.TOKEN_REVOKED, AuditSubject.token(name.value()));
    if (token.hash().isEmpty()) {
      tokens.deleteInvitation(name);
      return;
    }
    var now = clock.instant();
    if (token.letsAnAdministratorIn(now) && isLastAdmin(name, now)) throw new Refusal.LastAdmin();
    tokens.update(token.revoked(now));
    sessions.deleteSessionsOf(name);
  }

  private boolean isLastAdmin(TokenName name, Instant now) {
    return tokens.admins().stream()
        .filter(token -> !token.name().equals(name))
        .noneMatch(token -> token.letsAnAdministratorIn(now));
  }
}
