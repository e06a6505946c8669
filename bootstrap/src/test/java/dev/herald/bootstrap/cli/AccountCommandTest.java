package dev.herald.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.account.ImportAccounts;
import dev.herald.application.service.Services;
import dev.herald.application.testkit.Await;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.AuditQuery;
import dev.herald.application.view.PageRequest;
import dev.herald.bootstrap.RandomIds;
import dev.herald.domain.id.AccountId;
import dev.herald.persistence.PersistenceAdapters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code herald account}, while a server has the folder. */
class AccountCommandTest {

  private static final AccountId ANN = new AccountId("ann");

  @TempDir private Path folder;
  private PersistenceAdapters server;
  private UseCases herald;
  private String err = "";

  @BeforeEach
  void startAServerThatKnowsAnAccount() {
    server = PersistenceAdapters.open(folder.resolve("data"));
    herald = Services.over(server.ports(new RandomIds(), Clock.systemUTC()));
    herald
        .importAccounts()
        .importAll(
            Samples.ADMIN,
            List.of(new ImportAccounts.Command(ANN, Optional.of("Änn"), Optional.empty())));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void exportsWhatTheApiExports() throws Exception {
    var file = folder.resolve("ann.json");

    assertThat(run("export", "ann", file.toString())).isZero();

    assertThat(Files.readString(file))
        .startsWith("{\"account\":\"ann\",\"profile\":{\"nick\":\"Änn\",")
        .contains("\"endedSubscriptions\":[],\"ownedChannels\":[],\"audit\":[{")
        .endsWith("}]}\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(lastAction()).isEqualTo("host:command line account.exported");
  }

  @Test
  void exportReplacesNoFileAndLeavesNoneBehindThatFails() throws Exception {
    var file = Files.writeString(folder.resolve("ann.json"), "mine");

    assertThat(run("export", "ann", file.toString())).isEqualTo(2);
    assertThat(err).startsWith("There is a file " + file + " already.");
    assertThat(file).hasContent("mine");

    assertThat(run("export", "ann", file + "/below")).isEqualTo(1);
    assertThat(err).startsWith("The export can't be written: ");
    assertThat(folder).isDirectoryNotContaining("glob:**.herald-part");
  }

  @Test
  @Timeout(30)
  void erasesAnAccountWhichTheServerKnowsWithinASecond() {
    var before = herald.readVersion().version();

    assertThat(run("erase", "--yes", "ann")).isZero();

    assertThat(err.strip()).isEqualTo("The account ann is erased.");
    assertThat(herald.readAccounts().find(Samples.ADMIN, ANN)).isEmpty();
    assertThat(lastAction()).isEqualTo("host:command line account.erased");
    Await.until(() -> herald.readVersion().version() != before);
  }

  @Test
  void saysIfThereWasNothingToErase() {
    assertThat(run("erase", "--yes", "anm")).isZero();

    assertThat(err.strip())
        .isEqualTo("Nothing is kept of an account anm, so there was nothing to erase.");
    assertThat(lastAction()).isEqualTo("host:admin account.imported");
  }

  @Test
  void erasesNothingWithoutATerminalUnlessItIsToldTo() {
    assertThat(run("erase", "ann")).isEqualTo(2);

    assertThat(err).startsWith("There is no terminal to ask at: --yes is needed to erase ann.");
    assertThat(herald.readAccounts().find(Samples.ADMIN, ANN)).isPresent();
  }

  @Test
  void saysWhatIsWrongWithAnAccount() {
    assertThat(run("erase", "--yes", "a".repeat(33))).isEqualTo(2);
    assertThat(err).startsWith("ACCOUNT must be at most 32 bytes");
    assertThat(run("export")).isEqualTo(2);
    assertThat(err).contains("ACCOUNT");
  }

  private String lastAction() {
    var last = herald.readAuditLog().list(Samples.ADMIN, AuditQuery.all(PageRequest.first(1)));
    var entry = last.items().get(0).entry();
    return entry.actor() + " " + entry.action().code();
  }

  private int run(String command, String... arguments) {
    var line = new ArrayList<>(List.of("account", command, "--data=" + folder.resolve("data")));
    line.addAll(List.of(arguments));
    var run = CommandRun.of(Map.of(), line.toArray(String[]::new));
    err = run.err();
    return run.exitCode();
  }
}
