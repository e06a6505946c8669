package dev.herald.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.channel.CreateChannel;
import dev.herald.application.service.Services;
import dev.herald.application.testkit.Samples;
import dev.herald.application.testkit.SettableClock;
import dev.herald.bootstrap.RandomIds;
import dev.herald.domain.access.Actor;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.permission.Role;
import dev.herald.persistence.PersistenceAdapters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code herald token}, while a server has the folder. */
class TokenCommandTest {

  @TempDir private Path folder;
  private PersistenceAdapters server;
  private UseCases herald;
  private final SettableClock clock = new SettableClock(Instant.now());
  private String out = "";
  private String err = "";

  @BeforeEach
  void start() {
    server = PersistenceAdapters.open(folder);
    herald = Services.over(server.ports(new RandomIds(), clock));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void makesATokenThatTheServerKnowsAtOnce() {
    assertThat(create()).isZero();

    assertThat(out).matches("herald_\\S{43}\\R");
    assertThat(err.strip()).isEqualTo("The token admin has the role admin.");
    assertThat(herald.authenticate().authenticate(out.strip()))
        .contains(Actor.token(new TokenName("admin"), Role.ADMIN, ChannelScope.ALL));
  }

  @Test
  void makesATokenOfAnyNameAndRole() {
    assertThat(create("--name= press office ", "--role=Editor")).isZero();

    assertThat(herald.authenticate().authenticate(out.strip()))
        .contains(Actor.token(new TokenName("press office"), Role.EDITOR, ChannelScope.ALL));
  }

  @Test
  void findsAFreeNameIfNoneIsGiven() {
    var names = new ArrayList<String>();
    for (var i = 0; i < 3; i++) {
      create("--role=reader");
      names.add(herald.authenticate().authenticate(out.strip()).orElseThrow().id().name());
    }

    assertThat(names).isEqualTo(List.of("reader", "reader-2", "reader-3"));
  }

  @Test
  void worksOnAFolderThatNoServerHas() {
    server.close();
    assertThat(create()).isZero();

    start();
    assertThat(herald.authenticate().authenticate(out.strip())).isPresent();
  }

  @Test
  void refusesANameThatIsTaken() {
    create("--name=ops");

    assertThat(create("--name=ops", "--role=reader")).isEqualTo(1);
    assertThat(out).isEmpty();
    assertThat(err.strip()).isEqualTo("name is or was another token's: ops");
  }

  @Test
  void saysWhatIsWrongWithANameOrARole() {
    assertThat(create("--name=" + "a".repeat(101))).isEqualTo(2);
    assertThat(err).startsWith("--name must be at most 100 bytes in UTF-8, but has 101.");

    assertThat(create("--name=")).isEqualTo(2);
    assertThat(err).startsWith("--name is required.");

    assertThat(create("--role=owner")).isEqualTo(2);
    assertThat(err).contains("--role", "READER, EDITOR, ADMIN", "owner");
    assertThat(out).isEmpty();
  }

  @Test
  void makesATokenForSomeChannelsAndForAWhile() {
    for (var id : List.of("news", "sport")) givenChannel(id);

    assertThat(create("--name=desk", "--channel=sport", "--channel=news", "--expires=2099-01-31"))
        .isZero();

    var token = herald.readTokens().get(Samples.ADMIN, new TokenName("desk"));
    assertThat(token.channels())
        .isEqualTo(ChannelScope.of(List.of(new ChannelId("news"), new ChannelId("sport"))));
    assertThat(token.expiresAt()).contains(Instant.parse("2099-01-31T00:00:00Z"));
  }

  @Test
  void saysWhatIsWrongWithAChannelOrAnEnd() {
    assertThat(create("--channel=nwes")).isEqualTo(1);
    assertThat(err.strip()).isEqualTo("channels has one that is not there: nwes");
    assertThat(create("--channel=@TOA#x")).isEqualTo(2);
    assertThat(err).startsWith("--channel: id must not start with @TOA#.");
    assertThat(create("--expires=2020-01-31")).isEqualTo(1);
    assertThat(err.strip()).isEqualTo("expiresAt must be in the future");
    assertThat(create("--expires=soon")).isEqualTo(2);
    assertThat(err).startsWith("--expires must be like 36h, 90d or 2027-01-31, but is soon.");
    assertThat(out).isEmpty();
  }

  @Test
  void listsTokensInATable() {
    givenChannel("news");
    create("--name=ops");
    create("--name=city desk", "--role=editor", "--channel=news", "--expires=2099-01-31");
    run("token", "revoke", "--data=" + folder, "city desk");

    assertThat(run("token", "list", "--data=" + folder)).isZero();

    var time = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";
    var lines = out.lines().toList();
    assertThat(lines.get(0))
        .matches("NAME {7}ROLE {4}CHANNELS  CREATED {15}EXPIRES {15}LAST USED  REVOKED");
    assertThat(lines.get(1))
        .matches(
            "city desk  editor  news {6}%1$s  2099-01-31T00:00:00Z  - {10}%1$s".formatted(time));
    assertThat(lines.get(2)).matches("ops {8}admin   all {7}" + time + "  - {21}- {10}-");
    assertThat(lines).hasSize(3);
  }

  @Test
  void revokesATokenThatTheServerKnows() {
    create("--name=ops");
    create("--name=thief");
    var secret = out.strip();
    assertThat(herald.authenticate().authenticate(secret)).isPresent();

    assertThat(run("token", "revoke", "--data=" + folder, "thief")).isZero();
    assertThat(out).isEmpty();
    assertThat(err.strip()).isEqualTo("The token thief is revoked.");

    clock.advance(Duration.ofSeconds(1));
    assertThat(herald.authenticate().authenticate(secret)).isEmpty();
  }

  @Test
  void refusesToRevokeTheLastAdminAndWhatIsNotThere() {
    create("--name=ops");

    assertThat(run("token", "revoke", "--data=" + folder, "ops")).isEqualTo(1);
    assertThat(err).contains("Make another one first.");
    assertThat(run("token", "revoke", "--data=" + folder, "none")).isEqualTo(1);
    assertThat(err.strip()).isEqualTo("There is no token none.");
    assertThat(run("token", "revoke", "--data=" + folder, "..")).isEqualTo(2);
    assertThat(err).startsWith("NAME must not be ...");
  }

  private void givenChannel(String id) {
    herald
        .createChannel()
        .create(
            Samples.ADMIN,
            new CreateChannel.Command(
                Optional.of(new ChannelId(id)),
                Samples.OWNER,
                Samples.channelInfo(id),
                Optional.empty()));
  }

  @Test
  void makesNoFolderAndNoDatabase() throws Exception {
    var nowhere = folder.resolve("none");
    var empty = Files.createDirectory(folder.resolve("empty"));

    assertThat(run("token", "create", "--data=" + nowhere)).isEqualTo(1);
    assertThat(err.strip()).isEqualTo("There is no database " + nowhere + "/herald.db.");
    assertThat(run("token", "create", "--data=" + empty)).isEqualTo(1);

    assertThat(nowhere).doesNotExist();
    assertThat(empty).isEmptyDirectory();
  }

  @Test
  void leavesAnotherHeraldsDatabaseAlone() throws Exception {
    server.close();
    sql("UPDATE flyway_schema_history SET version = '999' WHERE installed_rank = 1");
    sql("DELETE FROM flyway_schema_history WHERE version <> '999'");

    assertThat(create()).isEqualTo(1);
    assertThat(err).contains("tables of the version 999");
    assertThat(out).isEmpty();
  }

  private void sql(String statement) throws SQLException {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("herald.db"));
        var run = connection.createStatement()) {
      run.executeUpdate(statement);
    }
  }

  private int create(String... options) {
    var arguments = new ArrayList<>(List.of("token", "create", "--data=" + folder));
    arguments.addAll(List.of(options));
    return run(arguments.toArray(String[]::new));
  }

  private int run(String... arguments) {
    var run = CommandRun.of(Map.of(), arguments);
    out = run.out();
    err = run.err();
    return run.exitCode();
  }
}
