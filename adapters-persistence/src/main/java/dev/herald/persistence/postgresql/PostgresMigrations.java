package dev.herald.persistence.postgresql;

import dev.herald.persistence.postgresql.AppliedScripts.Script;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks whether a database can be Herald's, and brings its tables up to date. */
final class PostgresMigrations {

  /** PostgreSQL 14, as the server counts. */
  private static final int OLDEST_SERVER = 140_000;

  /** The version of the newest script. */
  static final int NEWEST = 29;

  private static final String OTHER_SERVERS =
      """
      SELECT EXISTS (
        SELECT 1 FROM pg_stat_activity
        WHERE application_name LIKE 'herald %' AND datname = current_database())
      """;

  private static final Logger LOG = LoggerFactory.getLogger(PostgresMigrations.class);

  private PostgresMigrations() {}

  /**
   * Tables of a newer Herald will do, if they say so.
   *
   * @throws UnusableDatabase it can't be reached or written, is too old, has other letters than
   *     UTF-8, or has tables that need a newer Herald, or half made ones, or servers are running
   *     that could not use the new ones
   */
  static void run(DataSource source, DatabaseUrl url) {
    requireFit(source, url);
    var scripts = scripts(source, url);
    if (scripts.version() == NEWEST) return; // Flyway would be loaded in vain
    if (scripts.version() > NEWEST) {
      requireUsable(scripts, url);
      return;
    }
    try {
      update(flyway(source), scripts, source, url);
    } catch (FlywayException e) {
      throw new UnusableDatabase(
          "The tables of the database %s can't be made: %s".formatted(url.name(), rootOf(e)), e);
    }
  }

  private static void requireUsable(AppliedScripts scripts, DatabaseUrl url) {
    var version = AppliedScripts.name(scripts.version());
    if (scripts.oldestProgram() > NEWEST) {
      throw unusable(
          url, "was written by a newer Herald (its tables are at version %s); start that", version);
    }
    LOG.info(
        "The tables of the database are those of a newer Herald ({}), which this one can use too.",
        version);
  }

  /**
   * Looks, and changes nothing. Tables of a newer Herald will do, if they say so.
   *
   * @throws UnusableDatabase as above, or its tables are older
   */
  static void requireKnown(DataSource source, DatabaseUrl url) {
    requireFit(source, url);
    var scripts = scripts(source, url);
    if (scripts.version() < NEWEST) throw otherTables(scripts, url);
    if (scripts.version() > NEWEST) requireUsable(scripts, url);
  }

  /**
   * Looks, and changes nothing.
   *
   * @throws UnusableDatabase as above, or its tables are not those of this very Herald
   */
  static void requireUpToDate(DataSource source, DatabaseUrl url) {
    requireFit(source, url);
    var scripts = scripts(source, url);
    if (scripts.version() != NEWEST) throw otherTables(scripts, url);
  }

  private static UnusableDatabase otherTables(AppliedScripts scripts, DatabaseUrl url) {
    return new UnusableDatabase(
        "The database %s has tables of the version %s, but this Herald has %s. Start the newer one with it first."
            .formatted(
                url.name(), AppliedScripts.name(scripts.version()), AppliedScripts.name(NEWEST)),
        null);
  }

  private static AppliedScripts scripts(DataSource source, DatabaseUrl url) {
    try {
      return AppliedScripts.of(source);
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

  private static void update(
      Flyway flyway, AppliedScripts scripts, DataSource source, DatabaseUrl url) {
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
    if (info.pending().length == 0) return;
    var more =
        Arrays.stream(info.pending())
            .map(it -> new Script(number(it), it.getDescription()))
            .toList();
    requireNoneThatCouldNotGoOn(scripts, more, source, url);
    flyway.migrate();
  }

  /**
   * Servers that are running go on with the new tables, or must be stopped first.
   *
   * @param more what is to be run
   * @throws UnusableDatabase there are some that could not go on
   */
  static void requireNoneThatCouldNotGoOn(
      AppliedScripts scripts, List<Script> more, DataSource source, DatabaseUrl url) {
    var isForAll = scripts.version() >= scripts.with(more).oldestProgram();
    if (scripts.version() == 0 || isForAll || !haveOthersASession(source, url)) return;
    if (scripts(source, url).version() > scripts.version()) return; // one of them has just run them
    throw new UnusableDatabase(
        "Servers of an older Herald have the database %s, and can't use the tables of this one. Stop them first."
            .formatted(url.name()),
        null);
  }

  private static int number(MigrationInfo migration) {
    return Integer.parseInt(migration.getVersion().getVersion());
  }

  private static boolean haveOthersASession(DataSource source, DatabaseUrl url) {
    try (var connection = source.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(OTHER_SERVERS)) {
      row.next();
      return row.getBoolean(1);
    } catch (SQLException e) {
      throw unreachable(url, e);
    }
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
