package dev.herald.application.service;

import dev.herald.application.failure.StoreTrouble;
import dev.herald.application.port.in.operation.CheckReadiness;
import dev.herald.application.port.in.operation.ReadWarnings;
import dev.herald.application.port.in.operation.Surroundings;
import dev.herald.application.port.out.TokenRepository;
import dev.herald.application.view.Warning;
import dev.herald.application.view.Warning.Reason;
import dev.herald.domain.access.Actor;
import dev.herald.domain.access.Token;
import dev.herald.domain.permission.Permission;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** Adds what the store tells to what is known of how Herald is run. */
final class WarningService implements ReadWarnings {

  private final CheckReadiness readiness;
  private final Surroundings surroundings;
  private final TokenRepository tokens;
  private final InstantSource clock;

  WarningService(
      CheckReadiness readiness,
      Surroundings surroundings,
      TokenRepository tokens,
      InstantSource clock) {
    this.readiness = readiness;
    this.surroundings = surroundings;
    this.tokens = tokens;
    this.clock = clock;
  }

  @Override
  public List<Warning> read(Actor actor) {
    actor.require(Permission.READ_STATUS);
    return Stream.of(
            fullDisk(), surroundings.warnings().stream(), failedBackup(), forgottenTokens())
        .flatMap(it -> it)
        .toList();
  }

  private Stream<Warning> fullDisk() {
    return readiness.check().stream()
        .filter(it -> it.kind() == StoreTrouble.Kind.DISK_FULL)
        .map(it -> Warning.of(Reason.DISK_FULL));
  }

  private Stream<Warning> failedBackup() {
    return surroundings.backups().stream()
        .flatMap(it -> it.read().failure().stream())
        .map(it -> Warning.of(Reason.BACKUP_FAILED, it.why()));
  }

  private Stream<Warning> forgottenTokens() {
    return Token.forgotten(tokens.admins(), clock.instant()).stream()
        .map(token -> Warning.of(Reason.FORGOTTEN_TOKEN, token.name().value()));
  }
}
