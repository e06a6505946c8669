package dev.herald.application.service;

import dev.herald.application.port.in.access.Authenticate.Caller;
import dev.herald.application.port.in.access.IssueFirstToken;
import dev.herald.application.port.out.IdGenerator;
import dev.herald.application.port.out.TokenRepository;
import dev.herald.application.port.out.TokenRepository.Token;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.domain.account.Role;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** Knows tokens by their hashes. */
final class AccessService {

  private static final Pattern SECRET =
      Pattern.compile("[!-~]{" + IssueFirstToken.MIN_SECRET_LENGTH + ",255}");

  private final UnitOfWork unitOfWork;
  private final TokenRepository tokens;
  private final IdGenerator ids;
  private final InstantSource clock;

  AccessService(
      UnitOfWork unitOfWork, TokenRepository tokens, IdGenerator ids, InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.tokens = tokens;
    this.ids = ids;
    this.clock = clock;
  }

  Optional<Caller> authenticate(String secret) {
    return tokens.findByHash(hash(secret)).map(token -> new Caller(token.name(), token.role()));
  }

  Optional<String> issueFirst(Optional<String> chosen) {
    chosen.ifPresent(AccessService::check);
    return unitOfWork.execute(
        () -> {
          if (!tokens.isEmpty()) return Optional.empty();
          var secret = chosen.orElseGet(ids::tokenSecret);
          tokens.insert(new Token("admin", Role.ADMIN, hash(secret), clock.instant()));
          return Optional.of(secret);
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

  /** A plain hash is enough: a secret of this length can't be guessed, however fast one tries. */
  private static String hash(String secret) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
