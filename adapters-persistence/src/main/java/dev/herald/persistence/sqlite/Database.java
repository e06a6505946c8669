package dev.herald.persistence.sqlite;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.herald.application.failure.Busy;
import dev.herald.application.failure.StoreTrouble;
import dev.herald.application.failure.StoreTrouble.Kind;
import dev.herald.application.port.out.Leases;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.view.StoreFigures;
import dev.herald.persistence.folder.UnusableDataFolder;
import dev.herald.persistence.sql.Additions;
import dev.herald.persistence.sql.Dialect;
import dev.herald.persistence.sql.ImageTotals;
import dev.herald.persistence.sql.JdbiFactory;
import dev.herald.persistence.sql.SearchTurns;
import dev.herald.persistence.sql.SqlDatabase;
import dev.herald.persistence.sql.StoreVersion;
import dev.herald.persistence.sql.WordIndex;
import dev.herald.persistence.sql.Writer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;

/** The connections to one database file: one that writes, and a pool of those that read. */
public final class Database implements SqlDatabase {

  static final int READERS = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

  /** Pages; a checkpoint costs two waits for the disk, so it should not come every second. */
  private static final int CHECKPOINT_AFTER = 4000;

  /** How long a change waits for its turn. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** How long to wait for a connection that reads. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

  private static final Duration LONGEST_TRIAL = Duration.ofSeconds(2);
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);
  private static final Duration LONGEST_QUERY = Duration.ofSeconds(10);

  /** How long a program that is beside a server leaves it the file between two changes. */
  private static final Duration OTHERS_TURN = Duration.ofMillis(10);

  private final Path file;
  private final SharedMemory memory;
  private final HikariDataSource pool;
  private final Jdbi readers;
  private final QueryLimit limit;
  private final SearchTurns searches = new SearchTurns(READERS / 2, LONGEST_WAIT);
  private final Writer writer;
  private final Dialect dialect = new SqliteDialect();
  private final SqliteWordIndex words = new SqliteWordIndex(this);
  private final Additions additions = new SqliteAdditions(this, words);
  private final ImageTotals imageTotals = new ImageTotals();

  /** Whether a part of the file was met that is damaged: only what needs it fails. */
  private volatile boolean isDamaged;

  /** Opens the file, and lets nobody know when it can't be written any more. */
  Database(Path file) {
    this(file, reason -> {});
  }

  /**
   * Opens the file, creates it if it is not there, and brings its tables up to date.
   *
   * @param whenItStops learns, on the thread that writes, why nothing can be written any more until
   *     the file is opened again
   * @throws UnusableDataFolder it is no database of Herald's, or can't be read or written
   */
  public Database(Path file, Consumer<Throwable> whenItStops) {
    this(file, LONGEST_QUERY, whenItStops);
  }

  Database(Path file, Duration longestQuery, Consumer<Throwable> whenItStops) {
    this(file, longestQuery, whenItStops, Duration.ZERO);
  }

  private Database(
      Path file, Duration longestQuery, Consumer<Throwable> whenItStops, Duration othersTurn) {
    this.file = file;
    LogOrigin.require(file);
    var source = dataSource(file, false);
    var writing =
        UntouchedLog.during(
            file,
            () -> {
              Migrations.run(source, file);
              return FirstWrite.tryOut(jdbi(source), file);
            });
    memory = writing.memory();
    pool = pool(dataSource(file, true));
    readers = jdbi(pool);
    limit = new QueryLimit(longestQuery);
    writer =
        new Writer(
            new SqliteTransactions(
                writing.connection(),
                () -> {
                  LockSupport.parkNanos(othersTurn.toNanos());
                  memory.reserve();
                }),
            new StoreVersion(),
            SqliteWordIndex::merge,
            whenItStops,
            this::noteDamage,
            PATIENCE);
  }

  /**
   * Opens a file that another process may have open too, and changes nothing about its tables. Its
   * changes are so far from each other that the other process can make its own in between.
   *
   * @throws UnusableDataFolder it is not there, or its tables are not those of this Herald
   */
  public static Database existing(Path file) {
    LogOrigin.require(file);
    return UntouchedLog.during(
        file,
        () -> {
          Migrations.requireUpToDate(dataSource(file, false), file);
          return new Database(file, LONGEST_QUERY, reason -> {}, OTHERS_TURN);
        });
  }

  @Override
  public UnitOfWork unitOfWork() {
    return writer;
  }

  /** A server has its file for itself; commands beside it have none of its duties. */
  @Override
  public Leases leases() {
    return Leases.ALONE;
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public WordIndex words() {
    return words;
  }

  @Override
  public Additions additions() {
    return additions;
  }

  @Override
  public <T> T read(Function<Handle, T> query) {
    if (isWriting()) return query.apply(writer.handle());
    try {
      return readers.withHandle(db -> limit.run(db, query));
    } catch (ConnectionException e) {
      throw busy("Too much is being looked up.");
    } catch (RuntimeException e) {
      noteDamage(e);
      if (SqliteFailures.codeOf(e) != SQLiteErrorCode.SQLITE_INTERRUPT) throw e;
      throw busy("It takes too long to look this up.");
    }
  }

  private void noteDamage(Throwable failure) {
    if (SqliteFailures.codeOf(failure) != SQLiteErrorCode.SQLITE_CORRUPT || isDamaged) return;
    isDamaged = true;
    LOG.error(
        "The database {} is damaged. Stop Herald, keep a copy of the folder, and see what herald"
            + " doctor says.",
        file.toAbsolutePath());
  }

  @Override
  public <T> T search(Function<Handle, T> query) {
    return searches.run(() -> read(query));
  }

  private static Busy busy(String message) {
    return new Busy(message, Writer.RETRY_AFTER);
  }

  @Override
  public Optional<StoreTrouble> trouble() {
    if (writer.hasStopped()) {
      return Optional.of(new StoreTrouble(Kind.WRITER_STOPPED, "Start Herald again."));
    }
    if (isDamaged) {
      return Optional.of(new StoreTrouble(Kind.DATABASE_DAMAGED, "See what herald doctor says."));
    }
    try {
      read(
          db ->
              db.createQuery("SELECT 1 FROM flyway_schema_history LIMIT 1").mapTo(int.class).one());
      var isWritten = writer.attempt(this::writeFirstPage, LONGEST_TRIAL);
      return isWritten
          ? Optional.empty()
          : Optional.of(new StoreTrouble(Kind.BUSY, "A change has been under way for long."));
    } catch (RuntimeException e) {
      return Optional.of(SqliteFailures.trouble(e));
    }
  }

  @Override
  public StoreFigures figures(long freeBytes) {
    var work = writer.work();
    var images = imageTotals.read(this);
    return new StoreFigures(
        work.waiting(),
        work.units(),
        work.commits(),
        work.sizes(),
        work.nanos(),
        size(""),
        size("-wal"),
        images.images(),
        images.bytes(),
        freeBytes);
  }

  private long size(String ending) {
    try {
      return Files.size(Path.of(file + ending));
    } catch (IOException e) {
      return 0; // it is not there
    }
  }

  /** Writes the number that is there: all changes need this page. */
  private void writeFirstPage() {
    LogOrigin.renew(write());
  }

  @Override
  public boolean isWriting() {
    return writer.isOnItsThread();
  }

  @Override
  public Handle write() {
    if (!isWriting()) {
      throw new IllegalStateException("writing is for units of work alone");
    }
    return writer.handle();
  }

  /**
   * Writes into a full-text index just before the commit: with each savepoint in between FTS5 would
   * write out what it has, which costs more than everything else about a post.
   */
  void index(Consumer<Handle> write) {
    var db = write();
    writer.beforeCommit(() -> write.accept(db));
  }

  static Jdbi jdbi(DataSource source) {
    var jdbi = JdbiFactory.over(source);
    jdbi.setStatementBuilderFactory(StatementCache.factory());
    return jdbi;
  }

  static DataSource dataSource(Path file, boolean forReading) {
    var config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(5000);
    config.setCacheSize(forReading ? -1_000 : -16_000); // KiB
    config.setWalAutocheckpoint(CHECKPOINT_AFTER);
    config.setJournalSizeLimit(64 * 1024 * 1024);
    config.setTempStore(TempStore.MEMORY); // no folder for temporary files need be there
    config.setGetGeneratedKeys(false);
    var source = forReading ? BegunWords.source(config) : new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    return source;
  }

  private static HikariDataSource pool(DataSource source) {
    var config = new HikariConfig();
    config.setDataSource(source);
    config.setConnectionInitSql("PRAGMA query_only = true");
    config.setPoolName("herald-readers");
    config.setMaximumPoolSize(READERS);
    config.setConnectionTimeout(LONGEST_WAIT.toMillis());
    config.setMaxLifetime(0); // a file needs no new connection now and then
    return new HikariDataSource(config);
  }

  @Override
  public void close() {
    try {
      writer.close();
    } finally {
      pool.close();
      limit.close();
      memory.close(); // last, or SQLite would lose its locks on it
    }
  }
}
