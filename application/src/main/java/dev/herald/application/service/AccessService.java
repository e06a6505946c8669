package dev.herald.application.service;

import dev.herald.application.port.in.access.Authenticate.Caller;
import dev.herald.application.port.in.access.IssueFirstToken;
import dev.herald.application.port.in.access.IssueFirstToken.FirstAccess;
import dev.herald.application.port.out.IdGenerator;
import dev.herald.application.port.out.SessionRepository;
import dev.herald.application.port.out.TokenRepository;
import dev.herald.application.port.out.TokenRepository.Token;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.domain.account.Role;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;

/** Knows tokens by their hashes. */
final class AccessService {

  private static final Pattern SECRET =
      Pattern.compile("[!-~]{" + IssueFirstToken.MIN_SECRET_LENGTH + ",255}");

  private final UnitOfWork unitOfWork;
  private final TokenRepository tokens;
  private final SessionRepository sessions;
  private final IdGenerator ids;
  private final InstantSource clock;

  AccessService(
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

  Optional<Caller> authenticate(String secret) {
    return tokens
        .findByHash(SecretHash.of(secret))
        .map(token -> new Caller(token.name(), token.role()));
  }

  Optional<FirstAccess> issueFirst(Optional<String> chosen) {
    chosen.ifPresent(AccessService::check);
    return unitOfWork.execute(
        () -> {
          if (!tokens.isEmpty()) return Optional.empty();
          var access = new FirstAccess(chosen.orElseGet(ids::tokenSecret), ids.secret());
          var hash = SecretHash.of(access.token());
          var now = clock.instant();
          tokens.insert(new Token("admin", Role.ADMIN, hash, now));
          sessions.insertCode(
              new SessionRepository.Entry(
                  SecretHash.of(access.signInCode()), hash, now.plus(IssueFirstToken.CODE_LASTS)));
          return Optional.of(access);
        });
  }

  private static void check(String secret) {
    if (!SECRET.matcher(secret).matches()) {
      var text =
          "must be %d to 255 printable ASCII characters without spaces, but has %d characters"
              .formatted(IssueFirstToken.MIN_SECRET_LENGTH, secret.length());
      throw new InvalidValue(Violation.of("token", "malformed", text));
    }
  }
}
