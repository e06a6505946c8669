package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.failure.StoreTrouble;
import dev.herald.application.failure.StoreTrouble.Kind;
import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.operation.AuditRetention;
import dev.herald.application.port.in.operation.EventRetention;
import dev.herald.application.port.in.operation.ReadBackups;
import dev.herald.application.port.in.operation.Surroundings;
import dev.herald.application.port.out.webhook.OutgoingWebhooks;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.Warning;
import dev.herald.application.view.Warning.Reason;
import dev.herald.domain.access.Token;
import dev.herald.domain.account.AccountPolicy;
import dev.herald.domain.permission.Role;
import dev.herald.domain.post.PublishingPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Those who look after Herald are told what is unsafe. */
class WarningsTest extends Story {

  private static final Warning NO_TLS = Warning.of(Reason.NO_TLS, "0.0.0.0");

  private UseCases heraldIn(Surroundings surroundings) {
    return Services.over(
        ports.outbound(),
        PublishingPolicy.NONE,
        AccountPolicy.IMPORT_ON_USE,
        OutgoingWebhooks.NONE,
        EventRetention.DEFAULT,
        AuditRetention.DEFAULT,
        surroundings);
  }

  private static Surroundings withFailure(Optional<ReadBackups.Failed> failure) {
    var state = new ReadBackups.State(Duration.ofDays(1), Optional.empty(), failure);
    return new Surroundings(List.of(), Optional.of(() -> state));
  }

  private void givenAdmin(String name) {
    var token = Samples.token(name, Role.ADMIN, "hash-of-" + name);
    ports.outbound().unitOfWork().execute(() -> ports.outbound().tokens().insert(token));
  }

  @Test
  void whoSaysNothingIsToldNothing() {
    assertThat(herald.readWarnings().read(ADMIN)).isEmpty();
    assertThat(herald.readFigures().read(ADMIN).backups()).isEmpty();
  }

  @Test
  void tellsWhatIsKnownOfHowItIsRun() {
    var herald = heraldIn(new Surroundings(List.of(NO_TLS), Optional.empty()));

    assertThat(herald.readWarnings().read(ADMIN)).containsExactly(NO_TLS);
  }

  @Test
  void tellsThatTheDiskIsFullWhileItIs() {
    var trouble = new AtomicReference<Optional<StoreTrouble>>(Optional.empty());
    var herald = Services.over(ports.outbound().toBuilder().storeCheck(trouble::get).build());

    trouble.set(Optional.of(new StoreTrouble(Kind.DISK_FULL, "0 bytes left")));
    assertThat(herald.readWarnings().read(ADMIN)).containsExactly(Warning.of(Reason.DISK_FULL));

    clock.advance(Duration.ofSeconds(1));
    trouble.set(Optional.of(new StoreTrouble(Kind.BUSY, "A change takes long.")));
    assertThat(herald.readWarnings().read(ADMIN)).isEmpty();
  }

  @Test
  void tellsWhyTheLastBackupFailed() {
    var failed = new ReadBackups.Failed(NOW, "There is no room left.");

    assertThat(heraldIn(withFailure(Optional.of(failed))).readWarnings().read(ADMIN))
        .containsExactly(Warning.of(Reason.BACKUP_FAILED, "There is no room left."));
    assertThat(heraldIn(withFailure(Optional.empty())).readWarnings().read(ADMIN)).isEmpty();
  }

  @Test
  void tellsWhichAdminTokensAreForgotten() {
    givenAdmin("old");
    clock.advance(Token.FORGOTTEN_AFTER.plusDays(1));
    assertThat(herald.readWarnings().read(ADMIN)).isEmpty();

    givenAdmin("older");

    assertThat(herald.readWarnings().read(ADMIN))
        .containsExactlyInAnyOrder(
            Warning.of(Reason.FORGOTTEN_TOKEN, "old"), Warning.of(Reason.FORGOTTEN_TOKEN, "older"));
  }
}
