package dev.herald.persistence.sqlite;

import dev.herald.application.failure.StorageFull;
import dev.herald.application.port.out.AuditEntries;
import dev.herald.domain.access.Token;
import dev.herald.persistence.folder.UnusableDataFolder;
import dev.herald.persistence.sql.Source;
import dev.herald.persistence.sql.SqlAuditEntries;
import dev.herald.persistence.sql.SqlTokenRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.TempStore;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;

/**
 * A database of Herald's that is only read: that of a server, which may be writing meanwhile, or a
 * backup. For one thread at a time.
 */
public final class DatabaseFile implements Source, AutoCloseable {

  /** After so many steps of SQLite's own, some microseconds, it asks whether to go on. */
  private static final int STEPS_BETWEEN_QUESTIONS = 1000;

  private final Path file;
  private final Handle db;

  private DatabaseFile(Path file, Handle db) {
    this.file = file;
    this.db = db;
  }

  /**
   * Opens the file. Its tables may be older than this Herald's.
   *
   * @throws UnusableDataFolder it is not there, or no database of Herald's, or damaged, or a newer
   *     Herald's
   */
  public static DatabaseFile open(Path file) {
    if (Files.exists(file) && !Files.isReadable(file)) {
      throw new UnusableDataFolder("Herald can't read %s.".formatted(file.toAbsolutePath()), null);
    }
    LogOrigin.require(file);
    var source = readOnly(file);
    Migrations.requireKnown(source, file);
    try {
      return new DatabaseFile(file, Jdbi.create(source).open());
    } catch (RuntimeException e) {
      throw UnusableDatabase.of(file, e);
    }
  }

  static DataSource readOnly(Path file) {
    var config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(5000);
    config.setCacheSize(-4_000); // KiB
    config.setTempStore(TempStore.MEMORY);
    var source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    return source;
  }

  /**
   * Reads.
   *
   * @throws UnusableDataFolder the file is damaged, or can't be read
   */
  @Override
  public <T> T read(Function<Handle, T> query) {
    try {
      return query.apply(db);
    } catch (RuntimeException e) {
      if (SqliteFailures.codeOf(e) == SQLiteErrorCode.SQLITE_OK) throw e;
      throw UnusableDatabase.of(file, e);
    }
  }

  /** The first column of what a query finds; little enough to be kept in memory. */
  public List<String> strings(String query) {
    return read(db -> db.createQuery(query).mapTo(String.class).list());
  }

  /** The one number that a query finds. */
  public long number(String query) {
    return read(db -> number(db, query));
  }

  /** Whether its tables are those of this Herald. */
  public boolean isUpToDate() {
    return strings("SELECT version FROM flyway_schema_history ORDER BY installed_rank DESC LIMIT 1")
        .equals(List.of(Migrations.NEWEST));
  }

  /** Has somebody know now and then that a query is still under way. */
  public void watch(Runnable isUnderWay) {
    ask(
        db.getConnection(),
        () -> {
          isUnderWay.run();
          return true;
        });
  }

  /**
   * Looks whether its parts fit together; it takes as long as to read all of it.
   *
   * @throws UnusableDataFolder they don't
   */
  public void requireSound() {
    var found = read(db -> db.createQuery("PRAGMA quick_check(1)").mapTo(String.class).one());
    if (found.equals("ok")) return;
    throw new UnusableDataFolder(
        "The database %s is damaged (%s).".formatted(file.toAbsolutePath(), found), null);
  }

  /**
   * The hashes of tokens that somebody has ended; none if its tables are those of another Herald.
   */
  public List<String> revokedTokens() {
    return isUpToDate()
        ? strings("SELECT hash FROM token WHERE revoked_at IS NOT NULL AND hash IS NOT NULL")
        : List.of();
  }

  /** The chain of its audit log. */
  public AuditEntries auditEntries() {
    return new SqlAuditEntries(this, new SqliteDialect());
  }

  /** The tokens of the role admin that were not revoked. */
  public List<Token> admins() {
    return read(SqlTokenRepository::admins);
  }

  /** The ids of the images that it knows and that begin so. */
  public List<String> imagesThatBeginWith(String prefix) {
    return read(
        db ->
            db.createQuery("SELECT id FROM image WHERE id >= :prefix AND id < :prefix || 'g'")
                .bind("prefix", prefix)
                .mapTo(String.class)
                .list());
  }

  /** When the last event that is still known happened. */
  public Optional<Instant> lastEvent() {
    return read(
        db ->
            db.createQuery("SELECT at FROM event ORDER BY position DESC LIMIT 1")
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli));
  }

  /** How much of the file is used, and would be copied. */
  public long usedBytes() {
    return read(
        db ->
            (number(db, "PRAGMA page_count") - number(db, "PRAGMA freelist_count"))
                * number(db, "PRAGMA page_size"));
  }

  private static long number(Handle db, String pragma) {
    return db.createQuery(pragma).mapTo(Long.class).one();
  }

  /**
   * Writes all that is committed now into another file, rebuilt without what was deleted. Others
   * may write meanwhile, which the copy does not have.
   *
   * @param copy an empty file
   * @param goesOn is asked again and again, may make the work pause, and ends it with {@code false}
   * @return whether it was done to its end
   * @throws UnusableDataFolder the database is damaged, or one of the files can't be used
   * @throws StorageFull there is no room for the copy
   */
  public boolean copyTo(Path copy, BooleanSupplier goesOn) {
    var connection = db.getConnection();
    try (var vacuum = connection.prepareStatement("VACUUM INTO ?")) {
      ask(connection, goesOn);
      vacuum.setString(1, copy.toAbsolutePath().toString());
      vacuum.execute();
      return true;
    } catch (SQLException e) {
      if (SqliteFailures.codeOf(e) == SQLiteErrorCode.SQLITE_INTERRUPT) return false;
      if (SqliteFailures.codeOf(e) == SQLiteErrorCode.SQLITE_FULL) {
        throw new StorageFull("There is no room left for %s.".formatted(copy), e);
      }
      throw UnusableDatabase.of(file, e);
    } finally {
      askNoMore(connection);
    }
  }

  private static void ask(Connection connection, BooleanSupplier goesOn) {
    try {
      ProgressHandler.setHandler(
          connection,
          STEPS_BETWEEN_QUESTIONS,
          new ProgressHandler() {
            @Override
            protected int progress() {
              return goesOn.getAsBoolean() ? 0 : 1;
            }
          });
    } catch (SQLException e) {
      throw new IllegalStateException("SQLite takes no handler", e);
    }
  }

  private static void askNoMore(Connection connection) {
    try {
      ProgressHandler.clearHandler(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("SQLite keeps a handler", e);
    }
  }

  @Override
  public void close() {
    db.close();
  }
}
