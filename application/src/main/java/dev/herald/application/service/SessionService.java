package dev.herald.application.service;

import dev.herald.application.port.in.session.EndSession;
import dev.herald.application.port.in.session.FindSession;
import dev.herald.application.port.in.session.ReadSessions;
import dev.herald.application.port.in.session.SignIn;
import dev.herald.application.port.in.session.SignOut;
import dev.herald.application.port.out.IdGenerator;
import dev.herald.application.port.out.SessionRepository;
import dev.herald.application.port.out.SessionRepository.Code;
import dev.herald.application.port.out.TokenRepository;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.SessionView;
import dev.herald.domain.access.Actor;
import dev.herald.domain.access.ActorId;
import dev.herald.domain.access.Token;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.audit.AuditAction;
import dev.herald.domain.audit.AuditSubject;
import dev.herald.domain.permission.Permission;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Begins, finds and ends sessions. It looks before it writes, so that strangers who try one secret
 * after the other don't keep the writer from its work.
 */
final class SessionService implements FindSession, SignIn, SignOut, ReadSessions, EndSession {

  private final UnitOfWork unitOfWork;
  private final TokenRepository tokens;
  private final SessionRepository sessions;
  private final RecentUses uses;
  private final IdGenerator ids;
  private final AuditTrail audit;
  private final InstantSource clock;

  SessionService(
      UnitOfWork unitOfWork,
      TokenRepository tokens,
      SessionRepository sessions,
      RecentUses uses,
      IdGenerator ids,
      AuditTrail audit,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.tokens = tokens;
    this.sessions = sessions;
    this.uses = uses;
    this.ids = ids;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public Optional<Session> withToken(String secret, Device device) {
    var hash = SecretHash.of(secret);
    if (active(hash).isEmpty()) return Optional.empty();
    return unitOfWork.execute(
        () -> active(hash).map(token -> begin(token, device, Optional.empty())));
  }

  private Optional<Token> active(String hash) {
    return tokens.findByHash(hash).filter(this::isActive);
  }

  @Override
  public Optional<Session> withCode(String code, Device device) {
    if (ofCode(code).isEmpty()) return Optional.empty();
    return unitOfWork.execute(
        () ->
            sessions
                .takeCode(SecretHash.of(code))
                .flatMap(this::behind)
                .map(it -> begin(it, device)));
  }

  @Override
  public Optional<Token> ofCode(String code) {
    return sessions.findCode(SecretHash.of(code)).flatMap(this::behind);
  }

  /** What a code is good for; empty if for nothing any more. */
  private Optional<Token> behind(Code code) {
    return Optional.of(code)
        .filter(it -> clock.instant().isBefore(it.until()))
        .flatMap(it -> tokens.find(it.token()))
        .filter(token -> isActive(token) || canBeAccepted(token));
  }

  private boolean canBeAccepted(Token token) {
    return token.state(clock.instant()) == Token.State.INVITED
        && token.issuedBy().tokenName().map(this::isActive).orElse(true);
  }

  private boolean isActive(TokenName name) {
    return tokens.find(name).filter(this::isActive).isPresent();
  }

  private boolean isActive(Token token) {
    return token.isActive(clock.instant());
  }

  private Session begin(Token token, Device device) {
    if (token.hash().isPresent()) return begin(token, device, Optional.empty());
    var secret = ids.tokenSecret();
    var accepted = token.withSecret(SecretHash.of(secret));
    tokens.update(accepted);
    return begin(accepted, device, Optional.of(secret));
  }

  private Session begin(Token token, Device device, Optional<String> tokenSecret) {
    var secret = ids.secret();
    var now = clock.instant();
    var until = now.plus(LASTS);
    sessions.insertSession(
        new SessionRepository.Session(
            SecretHash.of(secret),
            token.name(),
            now,
            until,
            new Token.Use(now, device.address()),
            device.browser()));
    return new Session(secret, token.bearer(), until, tokenSecret);
  }

  @Override
  public Optional<Actor> find(String secret, Optional<String> address) {
    var found = session(secret);
    var token = found.flatMap(it -> tokens.find(it.token())).filter(this::isActive);
    if (token.isPresent()) {
      uses.ofSession(found.orElseThrow().hash(), address);
      uses.ofToken(token.get().name(), address);
    }
    return token.map(Token::bearer);
  }

  @Override
  public void here(String secret) {
    session(secret)
        .ifPresent(session -> unitOfWork.execute(() -> sessions.deleteSession(session.hash())));
  }

  @Override
  public void everywhere(String secret) {
    session(secret)
        .ifPresent(session -> unitOfWork.execute(() -> sessions.deleteSessionsOf(session.token())));
  }

  private Optional<SessionRepository.Session> session(String secret) {
    return valid(SecretHash.of(secret));
  }

  private Optional<SessionRepository.Session> valid(String hash) {
    return sessions.findSession(hash).filter(it -> clock.instant().isBefore(it.until()));
  }

  @Override
  public Page<SessionView> own(Actor actor, PageRequest page) {
    var token = actor.id().tokenName();
    return token.isPresent() ? list(token, page) : new Page<>(List.of(), Optional.empty());
  }

  @Override
  public Page<SessionView> all(Actor actor, PageRequest page) {
    actor.require(Permission.MANAGE_TOKENS);
    return list(Optional.empty(), page);
  }

  private Page<SessionView> list(Optional<TokenName> token, PageRequest page) {
    return sessions
        .list(token, clock.instant(), page)
        .map(
            it ->
                new SessionView(
                    it.hash(), it.token(), it.begunAt(), it.until(), it.lastUse(), it.browser()));
  }

  @Override
  public void end(Actor actor, String id) {
    valid(id)
        .filter(it -> isOf(actor, it))
        .ifPresent(it -> unitOfWork.execute(() -> end(actor, it)));
  }

  private void end(Actor actor, SessionRepository.Session session) {
    sessions.deleteSession(session.hash());
    var whose = AuditSubject.session(ActorId.token(session.token()));
    audit.note(actor, AuditAction.SIGN_OUT, whose);
  }

  private static boolean isOf(Actor actor, SessionRepository.Session session) {
    return actor.may(Permission.MANAGE_TOKENS)
        || actor.id().tokenName().filter(session.token()::equals).isPresent();
  }
}
