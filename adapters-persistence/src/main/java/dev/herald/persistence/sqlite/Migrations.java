package dev.herald.persistence.sqlite;

import dev.herald.persistence.folder.UnusableDataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;

/** Brings the tables of a database file up to date. */
final class Migrations {

  /** The version of the newest script. */
  static final String NEWEST = "029";

  private static final String LAST_MIGRATION =
      """
      SELECT version, (SELECT min(success) FROM flyway_schema_history) AS success
      FROM flyway_schema_history
      ORDER BY installed_rank DESC LIMIT 1
      """;

  private Migrations() {}

  /**
   * @throws UnusableDataFolder the file is no database of Herald's, or a newer Herald's, or damaged
   */
  static void run(DataSource source, Path file) {
    try {
      if (isNew(file)) flyway(source).migrate();
      else if (!isUpToDate(source)) update(flyway(source), file);
    } catch (FlywayException | IOException e) {
      throw UnusableDatabase.of(file, e);
    }
  }

  /**
   * Looks, and changes nothing.
   *
   * @throws UnusableDataFolder there is no such file, or its tables are not those of this Herald
   */
  static void requireUpToDate(DataSource source, Path file) {
    if (Files.notExists(file)) {
      throw new UnusableDataFolder("There is no database " + file.toAbsolutePath() + ".", null);
    }
    try (var connection = source.getConnection();
        var statement = connection.createStatement();
        var last = statement.executeQuery(LAST_MIGRATION)) {
      var version = last.next() && last.getBoolean("success") ? last.getString("version") : "none";
      if (version.equals(NEWEST)) return;
      throw new UnusableDataFolder(
          "The database %s has tables of the version %s, but this Herald has %s. Start the newer one with it first."
              .formatted(file.toAbsolutePath(), version, NEWEST),
          null);
    } catch (SQLException e) {
      throw UnusableDatabase.of(file, e);
    }
  }

  /**
   * Looks, and changes nothing. Tables of an older Herald will do.
   *
   * @throws UnusableDataFolder there is no such file, or it is no database of Herald's, or damaged,
   *     or its tables are those of a newer Herald, or half made
   */
  static void requireKnown(DataSource source, Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UnusableDataFolder("There is no database " + file.toAbsolutePath() + ".", null);
    }
    try (var connection = source.getConnection();
        var statement = connection.createStatement();
        var last = statement.executeQuery(LAST_MIGRATION)) {
      if (!last.next() || !last.getBoolean("success")) {
        throw new UnusableDataFolder(
            "The tables of the database %s are half made.".formatted(file.toAbsolutePath()), null);
      }
      var version = last.getString("version");
      if (MigrationVersion.fromVersion(version).isNewerThan(MigrationVersion.fromVersion(NEWEST))) {
        throw new UnusableDataFolder(
            "The database %s was written by a newer Herald (its tables are at version %s). Use that one."
                .formatted(file.toAbsolutePath(), version),
            null);
      }
    } catch (SQLException e) {
      throw switch (SqliteFailures.codeOf(e)) {
        case SQLITE_NOTADB, SQLITE_ERROR ->
            new UnusableDataFolder(
                "%s is no database of Herald's.".formatted(file.toAbsolutePath()), e);
        default -> UnusableDatabase.of(file, e);
      };
    }
  }

  private static boolean isNew(Path file) throws IOException {
    return Files.notExists(file) || Files.size(file) == 0;
  }

  private static Flyway flyway(DataSource source) {
    return Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(source)
        .locations("classpath:db/sqlite")
        .loggers("slf4j")
        .load();
  }

  private static void update(Flyway flyway, Path file) {
    var info = flyway.info();
    refuseIf(
        MigrationState::isFailed,
        info,
        "The tables of the database %s could not be brought to version %s by an earlier start. Put back the copy from before it.",
        file);
    refuseIf(
        state -> !state.isResolved(),
        info,
        "The database %s was written by a newer Herald (its tables are at version %s). Start that one.",
        file);
    if (info.pending().length == 0) return;
    flyway.migrate();
  }

  private static void refuseIf(
      Predicate<MigrationState> isAmiss, MigrationInfoService info, String sentence, Path file) {
    Arrays.stream(info.applied())
        .filter(migration -> isAmiss.test(migration.getState()))
        .map(migration -> String.valueOf(migration.getVersion()))
        .reduce((one, later) -> later)
        .ifPresent(
            version -> {
              throw new UnusableDataFolder(
                  sentence.formatted(file.toAbsolutePath(), version), null);
            });
  }

  /**
   * Whether there is nothing for Flyway to do, which would be loaded in vain.
   *
   * <p>If nothing is known of the tables, because there are none or the file is odd, they are not.
   */
  private static boolean isUpToDate(DataSource source) {
    try (var connection = source.getConnection();
        var statement = connection.createStatement();
        var last = statement.executeQuery(LAST_MIGRATION)) {
      return last.next() && NEWEST.equals(last.getString("version")) && last.getBoolean("success");
    } catch (SQLException e) {
      return false;
    }
  }
}
