package dev.herald.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.service.Services;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.AuditQuery;
import dev.herald.application.view.AuditRecord;
import dev.herald.application.view.PageRequest;
import dev.herald.bootstrap.RandomIds;
import dev.herald.domain.access.Actor;
import dev.herald.domain.access.ActorId;
import dev.herald.persistence.PersistenceAdapters;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code herald restore}, and what becomes of tokens. */
class RestoreCommandTest {

  @TempDir private Path folder;
  private String backup = "";
  private String data = "";
  private String admin = "";
  private String thief = "";

  @BeforeEach
  void givenABackupAfterWhichATokenWasRevoked() {
    data = "--data=" + folder.resolve("data");
    backup = folder.resolve("backups/one.db").toString();
    PersistenceAdapters.open(folder.resolve("data")).close();
    admin = run("token", "create", data).strip();
    thief = run("token", "create", data, "--name=thief", "--role=editor").strip();
    run("backup", backup, data);
    run("token", "revoke", data, "thief");
  }

  @Test
  void tokenThatTheReplacedDataKnowToBeRevokedStaysRevoked() {
    assertThat(run("restore", backup, data, "--replace"))
        .contains("The token thief is revoked.", "These tokens are valid.")
        .containsPattern("\nNAME .*\nadmin +admin +all .*\nStart the server;");

    assertThat(bearer(admin)).isPresent();
    assertThat(bearer(thief)).isEmpty();
    assertThat(entries().get(0)).isEqualTo("host:command line token.revoked token:thief");
  }

  /** What was done after the backup is not in its log; that it is not, is. */
  @Test
  void auditLogOfWhatIsPutBackTellsOfIt() {
    data = "--data=" + folder.resolve("other");

    run("restore", backup, data);

    assertThat(entries().get(0)).isEqualTo("host:command line backup.restored backup:one.db");
    assertThat(entries().get(1)).isEqualTo("host:command line token.created token:thief");
    assertThat(asked(herald -> herald.verifyAuditLog().verify(Samples.ADMIN)).fault()).isEmpty();
  }

  @Test
  void tokensThatAreValidAreListedWhereNothingIsKnownOfThem() {
    data = "--data=" + folder.resolve("other");

    assertThat(run("restore", backup, data))
        .contains("revoke it again with herald token revoke NAME:", "\nthief ", "\nadmin ");

    assertThat(bearer(thief)).isPresent();
  }

  @Test
  void allTokensEndIfTheyAreToAndANewOneIsMade() {
    data = "--data=" + folder.resolve("other");

    var made = run("restore", backup, data, "--revoke-tokens");

    assertThat(made).contains("The token thief is revoked.", "The token admin is revoked.");
    assertThat(bearer(admin)).isEmpty();
    assertThat(bearer(thief)).isEmpty();
    var secret = made.lines().filter(line -> line.startsWith("herald_")).findFirst().orElseThrow();
    assertThat(bearer(secret)).map(Actor::id).map(ActorId::name).contains("admin-2");
  }

  /** Another one was there when it was revoked, but not yet when the backup was made. */
  @Test
  void lastAdminTokenStaysRevokedTooAndANewOneIsMade() {
    run("token", "create", data, "--name=other");
    run("token", "revoke", data, "admin");

    var made = run("restore", backup, data, "--replace");

    assertThat(bearer(admin)).isEmpty();
    var secret = made.lines().filter(line -> line.startsWith("herald_")).findFirst().orElseThrow();
    assertThat(bearer(secret)).isPresent();
  }

  private Optional<Actor> bearer(String secret) {
    return asked(herald -> herald.authenticate().authenticate(secret));
  }

  /** The newest first. */
  private List<String> entries() {
    var all = AuditQuery.all(PageRequest.first(PageRequest.MAX_LIMIT));
    return asked(herald -> herald.readAuditLog().list(Samples.ADMIN, all)).items().stream()
        .map(AuditRecord::entry)
        .map(entry -> entry.actor() + " " + entry.action().code() + " " + entry.subject())
        .toList();
  }

  private <T> T asked(Function<UseCases, T> question) {
    try (var adapters = PersistenceAdapters.open(Path.of(data.substring("--data=".length())))) {
      return question.apply(Services.over(adapters.ports(new RandomIds(), Clock.systemUTC())));
    }
  }

  /** What it says on its standard output; it must succeed. */
  private String run(String... arguments) {
    var run = CommandRun.of(Map.of(), arguments);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.out();
  }
}
