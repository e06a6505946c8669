package dev.herald.persistence.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.persistence.folder.UnusableDataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void chooseAFile() {
    file = folder.resolve("herald.db");
  }

  @Test
  void makesTheTablesOnce() {
    new Database(file).close();
    var tables = tables();
    new Database(file).close();

    assertThat(tables)
        .contains("channel", "post", "subscription", "account", "image", "event", "token")
        .contains("webhook", "receiver", "delivery");
    assertThat(tables()).isEqualTo(tables);
  }

  @Test
  void bringsADatabaseOfAnOlderHeraldUpToDateAndKeepsWhatItHas() {
    Flyway.configure()
        .dataSource("jdbc:sqlite:" + file, null, null)
        .locations("classpath:db/sqlite")
        .target("1")
        .load()
        .migrate();
    sql("INSERT INTO token (hash, name, role, created_at) VALUES ('ab12', 'ann', 'ADMIN', 0)");
    assertThat(tables()).contains("token").doesNotContain("webhook");

    try (var database = new Database(file)) {
      assertThat(tables()).contains("webhook");
      assertThat(new SqliteTokenRepository(database).findByHash("ab12")).isPresent();
    }
  }

  @Test
  void refusesADatabaseOfANewerHeraldAndLeavesItAlone() throws IOException {
    new Database(file).close();
    sql(
        """
        INSERT INTO flyway_schema_history
        SELECT 1 + max(installed_rank), '999', 'of tomorrow', 'SQL', 'V999__of_tomorrow.sql', 1,
          'somebody', installed_on, 1, true
        FROM flyway_schema_history
        """);
    var before = Files.readAllBytes(file);

    assertThatThrownBy(() -> new Database(file))
        .isInstanceOf(UnusableDataFolder.class)
        .hasMessage(
            "The database %s was written by a newer Herald (its tables are at version 999). Start that one.",
            file);
    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void refusesAFileThatIsNoDatabaseAndLeavesItAlone() throws IOException {
    var letter = "Dear Herald, this is a letter and no database. ".repeat(100);
    Files.writeString(file, letter);

    assertThatThrownBy(() -> new Database(file))
        .isInstanceOf(UnusableDataFolder.class)
        .hasMessageStartingWith("The database " + file + " can't be opened: ")
        .hasMessageContaining("file is not a database");
    assertThat(file).hasContent(letter);
  }

  @Test
  void refusesADatabaseOfAnotherProgramAndLeavesItAlone() {
    sql("CREATE TABLE recipe (name TEXT)");

    assertThatThrownBy(() -> new Database(file))
        .isInstanceOf(UnusableDataFolder.class)
        .hasMessageStartingWith("The database " + file + " can't be opened: ");
    assertThat(tables()).containsExactly("recipe");
  }

  private void sql(String command) {
    Jdbi.create("jdbc:sqlite:" + file).useHandle(db -> db.execute(command));
  }

  private List<String> tables() {
    return Jdbi.create("jdbc:sqlite:" + file)
        .withHandle(
            db ->
                db.createQuery("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
                    .mapTo(String.class)
                    .list());
  }
}
