package dev.herald.application.service;

import dev.herald.application.port.in.access.Authenticate;
import dev.herald.application.port.in.access.IssueFirstToken;
import dev.herald.application.port.in.access.IssueFirstToken.FirstAccess;
import dev.herald.application.port.out.IdGenerator;
import dev.herald.application.port.out.SessionRepository;
import dev.herald.application.port.out.TokenRepository;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.domain.access.Actor;
import dev.herald.domain.access.ActorId;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.access.Token;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.audit.AuditAction;
import dev.herald.domain.audit.AuditChange;
import dev.herald.domain.audit.AuditSubject;
import dev.herald.domain.permission.Role;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Knows tokens by their hashes. */
final class AccessService implements Authenticate, IssueFirstToken {

  private static final TokenName FIRST = new TokenName("admin");

  private static final Pattern SECRET =
      Pattern.compile("[!-~]{" + IssueFirstToken.MIN_SECRET_LENGTH + ",255}");

  private final UnitOfWork unitOfWork;
  private final TokenRepository tokens;
  private final SessionRepository sessions;
  private final KnownTokens known;
  private final RecentUses uses;
  private final IdGenerator ids;
  private final AuditTrail audit;
  private final InstantSource clock;

  AccessService(
      UnitOfWork unitOfWork,
      TokenRepository tokens,
      SessionRepository sessions,
      KnownTokens known,
      RecentUses uses,
      IdGenerator ids,
      AuditTrail audit,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.tokens = tokens;
    this.sessions = sessions;
    this.known = known;
    this.uses = uses;
    this.ids = ids;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public Optional<Actor> authenticate(String secret, Optional<String> address) {
    var token = known.findActive(SecretHash.of(secret));
    token.ifPresent(it -> uses.ofToken(it.name(), address));
    return token.map(Token::bearer);
  }

  @Override
  public Optional<FirstAccess> issueFirst(Optional<String> chosen, Consumer<FirstAccess> show) {
    chosen.ifPresent(AccessService::check);
    return unitOfWork.execute(
        () -> {
          if (!tokens.isEmpty()) return Optional.empty();
          var access = new FirstAccess(chosen.orElseGet(ids::tokenSecret), ids.secret());
          var hash = SecretHash.of(access.token());
          var now = clock.instant();
          tokens.insert(first(now).withSecret(hash));
          audit.note(
              Actor.HERALD,
              AuditAction.TOKEN_CREATED,
              AuditSubject.token("admin"),
              AuditChange.to("role", Role.ADMIN));
          sessions.insertCode(
              new SessionRepository.Code(
                  SecretHash.of(access.signInCode()), FIRST, now.plus(CODE_LASTS)));
          show.accept(access);
          return Optional.of(access);
        });
  }

  private static Token first(Instant now) {
    return Token.invitation(
        FIRST, Role.ADMIN, ChannelScope.ALL, ActorId.HERALD, now, Optional.empty());
  }

  private static void check(String secret) {
    if (!SECRET.matcher(secret).matches()) {
      var text =
          "must be %s to 255 printable ASCII characters without spaces, but has %s characters"
              .formatted(IssueFirstToken.MIN_SECRET_LENGTH, secret.length());
      throw new InvalidValue(Violation.of("token", "malformed", text));
    }
  }
}
