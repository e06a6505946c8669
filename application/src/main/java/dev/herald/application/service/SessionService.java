package dev.herald.application.service;

import dev.herald.application.port.in.access.Authenticate.Caller;
import dev.herald.application.port.in.session.SignIn;
import dev.herald.application.port.in.session.SignOut;
import dev.herald.application.port.out.IdGenerator;
import dev.herald.application.port.out.SessionRepository;
import dev.herald.application.port.out.SessionRepository.Entry;
import dev.herald.application.port.out.TokenRepository;
import dev.herald.application.port.out.TokenRepository.Token;
import dev.herald.application.port.out.UnitOfWork;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Begins, finds and ends sessions. It looks before it writes, so that strangers who try one secret
 * after the other don't keep the writer from its work.
 */
final class SessionService implements SignIn, SignOut {

  private final UnitOfWork unitOfWork;
  private final TokenRepository tokens;
  private final SessionRepository sessions;
  private final IdGenerator ids;
  private final InstantSource clock;

  SessionService(
      UnitOfWork unitOfWork,
      TokenRepository tokens,
      SessionRepository sessions,
      IdGenerator ids,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.tokens = tokens;
    this.sessions = sessions;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Optional<Session> withToken(String token) {
    return tokens
        .findByHash(SecretHash.of(token))
        .map(found -> unitOfWork.execute(() -> begin(found)));
  }

  @Override
  public Optional<Session> withCode(String code) {
    if (!isCode(code)) return Optional.empty();
    return unitOfWork.execute(
        () ->
            sessions
                .takeCode(SecretHash.of(code))
                .filter(this::isValid)
                .flatMap(this::token)
                .map(this::begin));
  }

  @Override
  public boolean isCode(String code) {
    return sessions.findCode(SecretHash.of(code)).filter(this::isValid).isPresent();
  }

  private Session begin(Token token) {
    var secret = ids.secret();
    var until = clock.instant().plus(LASTS);
    sessions.insertSession(new Entry(SecretHash.of(secret), token.hash(), until));
    return new Session(secret, caller(token), until);
  }

  Optional<Caller> find(String secret) {
    return session(secret).flatMap(this::token).map(SessionService::caller);
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

  private Optional<Entry> session(String secret) {
    return sessions.findSession(SecretHash.of(secret)).filter(this::isValid);
  }

  private boolean isValid(Entry entry) {
    return clock.instant().isBefore(entry.until());
  }

  private Optional<Token> token(Entry entry) {
    return tokens.findByHash(entry.token());
  }

  private static Caller caller(Token token) {
    return new Caller(token.name(), token.role());
  }
}
