package dev.herald.persistence.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.testkit.Samples;
import dev.herald.persistence.postgresql.AppliedScripts.Script;
import dev.herald.persistence.search.WordAnalyzer;
import dev.herald.persistence.sql.JdbiFactory;
import dev.herald.persistence.sql.SqlChannelRepository;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Two versions of Herald on one database, as while servers are updated one after the other. */
class OtherVersionsTest {

  private static final int NEXT = PostgresMigrations.NEWEST + 1;

  private final DatabaseUrl url = PostgresServer.newDatabase();
  private final DataSource source =
      new PostgresConnections(url, Duration.ofSeconds(3)).forMigrations();

  @Test
  void serverGoesOnWhenTheNextVersionHasChangedTheTables() {
    try (var database = PostgresServer.open(url)) {
      run(NEXT, "nicknames", "ALTER TABLE channel ADD COLUMN nickname text NOT NULL DEFAULT ''");

      var channels = new SqlChannelRepository(database, new WordAnalyzer());
      database.unitOfWork().execute(() -> insert(channels));
      assertThat(channels.find(Samples.channel("news").id())).isPresent();
    }
  }

  private static boolean insert(SqlChannelRepository channels) {
    channels.insert(Samples.channel("news"));
    return true;
  }

  @Test
  void startsWithTablesOfTheNextVersion() {
    PostgresServer.open(url).close();
    run(NEXT, "nicknames", "ALTER TABLE channel ADD COLUMN nickname text NOT NULL DEFAULT ''");

    try (var database = PostgresServer.open(url);
        var besideIt = PostgresDatabase.existing(url)) {
      assertThat(database.trouble()).isEmpty();
      assertThat(besideIt.trouble()).isEmpty();
    }
  }

  @Test
  void startsWithTablesOfALaterVersionThatNeedNoNewerHerald() {
    PostgresServer.open(url).close();
    run(NEXT, "nicknames", "SELECT 1");
    run(NEXT + 1, needs("pictures", PostgresMigrations.NEWEST), "SELECT 1");

    PostgresServer.open(url).close();
  }

  @Test
  void refusesTablesTwoVersionsOnThatSayNothing() {
    PostgresServer.open(url).close();
    run(NEXT, "nicknames", "SELECT 1");
    run(NEXT + 1, "pictures", "SELECT 1");

    assertRefused(NEXT + 1);
  }

  @Test
  void refusesTablesThatNeedANewerHerald() {
    PostgresServer.open(url).close();
    run(NEXT, needs("no words", NEXT), "SELECT 1");

    assertRefused(NEXT);
  }

  /** Whoever skips one that takes something away can't do without it later either. */
  @Test
  void refusesTablesOfWhichAnEarlierScriptNeedsANewerHerald() {
    PostgresServer.open(url).close();
    run(NEXT, needs("no words", NEXT), "SELECT 1");
    run(NEXT + 1, needs("pictures", PostgresMigrations.NEWEST), "SELECT 1");

    assertRefused(NEXT + 1);
  }

  /** It does not know what there may be beside what it reads. */
  @Test
  void exportsNothingOfANewerHerald() {
    PostgresServer.open(url).close();
    run(NEXT, "nicknames", "SELECT 1");

    assertThatThrownBy(() -> PostgresSnapshot.open(url))
        .isInstanceOf(UnusableDatabase.class)
        .hasMessageContaining("Start the newer one with it first.");
  }

  @Test
  void changesNoTablesThatRunningServersCouldNotUse() throws Exception {
    try (var older = PostgresServer.open(url)) {
      assertThat(older.trouble()).isEmpty();
      var scripts = AppliedScripts.of(source);

      requireNoneInTheWay(scripts, "nicknames");
      assertThatThrownBy(() -> requireNoneInTheWay(scripts, needs("no words", NEXT)))
          .isInstanceOf(UnusableDatabase.class)
          .hasMessageEndingWith("can't use the tables of this one. Stop them first.");
    }
    requireNoneInTheWay(AppliedScripts.of(source), needs("no words", NEXT));
  }

  private void requireNoneInTheWay(AppliedScripts scripts, String description) {
    var next = List.of(new Script(NEXT, description));
    PostgresMigrations.requireNoneThatCouldNotGoOn(scripts, next, source, url);
  }

  private static String needs(String description, int version) {
    return description + " needs " + AppliedScripts.name(version);
  }

  private void assertRefused(int version) {
    var message =
        "was written by a newer Herald (its tables are at version %s); start that."
            .formatted(AppliedScripts.name(version));
    assertThatThrownBy(() -> PostgresServer.open(url))
        .isInstanceOf(UnusableDatabase.class)
        .hasMessageEndingWith(message);
    assertThatThrownBy(() -> PostgresDatabase.existing(url))
        .isInstanceOf(UnusableDatabase.class)
        .hasMessageEndingWith(message);
  }

  /** As a newer Herald would. */
  private void run(int version, String description, String script) {
    JdbiFactory.over(source)
        .useHandle(
            db -> {
              db.execute(script);
              db.execute(
                  """
                  INSERT INTO flyway_schema_history
                  SELECT ?, ?, ?, type, script, checksum, installed_by, installed_on,
                    execution_time, success
                  FROM flyway_schema_history ORDER BY installed_rank LIMIT 1
                  """,
                  version,
                  AppliedScripts.name(version),
                  description);
            });
  }
}
