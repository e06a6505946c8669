package dev.herald.persistence.postgresql;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Looks whether a database can be Herald's, and brings its tables up to date. */
final class PostgresMigrations {

  /** PostgreSQL 14, as the server counts. */
  private static final int OLDEST_SERVER = 140_000;

  /** The version of the newest script. */
  static final String NEWEST = "014";

  private static final String LAST_MIGRATION =
      """
      SELECT version FROM flyway_schema_history
      WHERE (SELECT bool_and(success) FROM flyway_schema_history)
      ORDER BY installed_rank DESC LIMIT 1
      """;

  private PostgresMigrations() {}

  /**
   * @throws UnusableDatabase it can't be reached or written, is too old, has other letters than
   *     UTF-8, or has tables of a newer Herald, or half made ones
   */
  static void run(DataSource source, DatabaseUrl url) {
    requireFit(source, url);
    if (version(source, url).equals(NEWEST)) return; // Flyway would be loaded in vain
    try {
      update(flyway(source), url);
    } catch (FlywayException e) {
      throw new UnusableDatabase(
          "The tables of the database %s can't be made: %s".formatted(url.name(), rootOf(e)), e);
    }
  }

  /**
   * Looks, and changes nothing.
   *
   * @throws UnusableDatabase as above, or its tables are not those of this Herald
   */
  static void requireUpToDate(DataSource source, DatabaseUrl url) {
    requireFit(source, url);
    var version = version(source, url);
    if (version.equals(NEWEST)) return;
    throw new UnusableDatabase(
        "The database %s has tables of the version %s, but this Herald has %s. Start the newer one with it first."
            .formatted(url.name(), version, NEWEST),
        null);
  }

  /** That of the tables; "none" if there are none, or half made ones. */
  private static String version(DataSource source, DatabaseUrl url) {
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      try (var history =
          statement.executeQuery("SELECT to_regclass('flyway_schema_history') IS NOT NULL")) {
        history.next();
        if (!history.getBoolean(1)) return "none";
      }
      try (var last = statement.executeQuery(LAST_MIGRATION)) {
        return last.next() ? last.getString("version") : "none";
      }
    } catch (SQLException e) {
      throw unreachable(url, e);
    }
  }

  private static UnusableDatabase unreachable(DatabaseUrl url, SQLException failure) {
    return new UnusableDatabase(
        "The database %s can't be reached: %s".formatted(url.name(), rootOf(failure)), failure);
  }

  /**
   * Looks whether the server can be Herald's.
   *
   * @throws UnusableDatabase it can't be reached or written, is too old, or has other letters
   */
  static void requireFit(DataSource source, DatabaseUrl url) {
    try (var connection = source.getConnection();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                """
                SELECT current_setting('server_version_num'), current_setting('server_version'),
                  current_setting('server_encoding'), current_setting('transaction_read_only')
                """)) {
      row.next();
      if (Integer.parseInt(row.getString(1)) < OLDEST_SERVER) {
        throw unusable(url, "runs on PostgreSQL %s; Herald needs 14 or newer", row.getString(2));
      }
      if (!row.getString(3).equals("UTF8")) {
        throw unusable(url, "has the encoding %s; make one with ENCODING 'UTF8'", row.getString(3));
      }
      if (row.getString(4).equals("on")) {
        throw unusable(url, "can only be read%s; Herald needs the primary server", "");
      }
    } catch (SQLException e) {
      throw unreachable(url, e);
    }
  }

  private static UnusableDatabase unusable(DatabaseUrl url, String reason, String found) {
    return new UnusableDatabase(
        "The database %s %s.".formatted(url.name(), reason.formatted(found)), null);
  }

  private static Flyway flyway(DataSource source) {
    return Flyway.configure(PostgresMigrations.class.getClassLoader())
        .dataSource(source)
        .locations("classpath:db/postgresql")
        .loggers("slf4j")
        .load();
  }

  private static void update(Flyway flyway, DatabaseUrl url) {
    var info = flyway.info();
    var unknown =
        Arrays.stream(info.applied())
            .filter(migration -> !migration.getState().isResolved())
            .map(migration -> String.valueOf(migration.getVersion()))
            .toList();
    if (!unknown.isEmpty()) {
      throw unusable(
          url,
          "was written by a newer Herald (its tables are at version %s); start that",
          last(unknown));
    }
    if (info.pending().length > 0) flyway.migrate();
  }

  private static String last(List<String> versions) {
    return versions.get(versions.size() - 1);
  }

  private static String rootOf(Throwable failure) {
    var root = failure;
    while (root.getCause() != null) root = root.getCause();
    return String.valueOf(root.getMessage()).lines().findFirst().orElse("");
  }
}
