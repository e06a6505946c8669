package dev.herald.persistence.sqlite;

import dev.herald.persistence.folder.UnusableDataFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/** Brings the tables of a database file up to date. */
final class Migrations {

  /** The version of the newest script. */
  static final String NEWEST = "003";

  private static final String LAST_MIGRATION =
      """
      SELECT version, success FROM flyway_schema_history
      ORDER BY installed_rank DESC LIMIT 1
      """;

  private Migrations() {}

  /**
   * @throws UnusableDataFolder the file is no database of Herald's, or a newer Herald's
   */
  static void run(DataSource source, Path file) {
    var isNew = Files.notExists(file);
    if (!isNew && isUpToDate(source)) return; // Flyway would be loaded in vain
    try {
      var flyway =
          Flyway.configure(Migrations.class.getClassLoader())
              .dataSource(source)
              .locations("classpath:db/sqlite")
              .loggers("slf4j")
              .load();
      if (isNew) {
        flyway.migrate();
        return;
      }
      var info = flyway.info();
      var newer =
          Arrays.stream(info.applied())
              .filter(Migrations::isUnknown)
              .map(migration -> String.valueOf(migration.getVersion()))
              .reduce((one, later) -> later);
      if (newer.isPresent()) {
        throw new UnusableDataFolder(
            "The database %s was written by a newer Herald (its tables are at version %s). Start that one."
                .formatted(file.toAbsolutePath(), newer.get()),
            null);
      }
      if (info.pending().length > 0) flyway.migrate();
    } catch (FlywayException e) {
      throw new UnusableDataFolder(
          "The database %s can't be opened: %s".formatted(file.toAbsolutePath(), rootOf(e)), e);
    }
  }

  /** If nothing is known of the tables, because there are none or the file is odd, they are not. */
  private static boolean isUpToDate(DataSource source) {
    try (var connection = source.getConnection();
        var statement = connection.createStatement();
        var last = statement.executeQuery(LAST_MIGRATION)) {
      return last.next() && NEWEST.equals(last.getString("version")) && last.getBoolean("success");
    } catch (SQLException e) {
      return false;
    }
  }

  private static boolean isUnknown(MigrationInfo migration) {
    return !migration.getState().isResolved();
  }

  private static String rootOf(Throwable e) {
    var root = e;
    while (root.getCause() != null) root = root.getCause();
    return String.valueOf(root.getMessage());
  }
}
