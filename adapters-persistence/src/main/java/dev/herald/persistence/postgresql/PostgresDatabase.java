package dev.herald.persistence.postgresql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.herald.application.failure.StoreTrouble;
import dev.herald.application.failure.StoreTrouble.Kind;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.view.StoreFigures;
import dev.herald.persistence.sql.Dialect;
import dev.herald.persistence.sql.ImageTotals;
import dev.herald.persistence.sql.JdbiFactory;
import dev.herald.persistence.sql.SearchTurns;
import dev.herald.persistence.sql.SqlDatabase;
import dev.herald.persistence.sql.WordIndex;
import dev.herald.persistence.sql.Writer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The connections of a process to a database that other processes may use too: one that writes, one
 * that listens, and a pool of those that read.
 */
public final class PostgresDatabase implements SqlDatabase {

  private static final int READERS = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

  /** How long a change waits for its turn. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Duration LONGEST_TRIAL = Duration.ofSeconds(2);

  private static final String FORGET_FORMER_WRITERS =
      """
      DELETE FROM commit_of_writer
      WHERE at < extract(epoch FROM now() - interval '1 day') * 1000
      """;

  private final HikariDataSource pool;
  private final Jdbi readers;
  private final SearchTurns searches;
  private final Writer writer;
  private final PostgresVersion version;
  private final Dialect dialect = new PostgresDialect();
  private final PostgresWordIndex words = new PostgresWordIndex(this);
  private final ImageTotals imageTotals = new ImageTotals();

  /**
   * Opens the database for a server, which is the only one, and brings its tables up to date.
   *
   * @param whenItStops learns, on the thread that writes, why nothing can be written any more until
   *     it is opened again: an {@link UnusableDatabase} if another server has it meanwhile. Nothing
   *     is read any more either, so that nobody is told what the other one tells them
   * @throws UnusableDatabase it can't be reached or written, is too old or a newer Herald's, or
   *     another server has it
   */
  public static PostgresDatabase forServer(DatabaseUrl url, Consumer<Throwable> whenItStops) {
    return forServer(url, Waits.LONG, whenItStops);
  }

  static PostgresDatabase forServer(DatabaseUrl url, Waits waits, Consumer<Throwable> whenItStops) {
    var connections = new PostgresConnections(url, waits.forAnswer());
    PostgresMigrations.requireFit(connections.forMigrations(), url);
    var alone = new SoleServer(connections, url);
    var session = alone.open();
    try {
      PostgresMigrations.run(connections.forMigrations(), url);
      session.execute(FORGET_FORMER_WRITERS);
      return new PostgresDatabase(connections, waits, session, alone::open, whenItStops);
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  /**
   * Opens a database that a server may have too, and changes nothing about its tables.
   *
   * @throws UnusableDatabase it can't be reached or written, or its tables are not those of this
   *     Herald
   */
  public static PostgresDatabase existing(DatabaseUrl url) {
    var connections = new PostgresConnections(url, Waits.LONG.forAnswer());
    PostgresMigrations.requireUpToDate(connections.forMigrations(), url);
    return beside(connections, Waits.LONG);
  }

  /** Opens a database that others may have too, and brings its tables up to date. */
  static PostgresDatabase open(DatabaseUrl url, Waits waits) {
    var connections = new PostgresConnections(url, waits.forAnswer());
    PostgresMigrations.run(connections.forMigrations(), url);
    return beside(connections, waits);
  }

  private static PostgresDatabase beside(PostgresConnections connections, Waits waits) {
    var session = connections.writing();
    try {
      return new PostgresDatabase(connections, waits, session, connections::writing, reason -> {});
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private PostgresDatabase(
      PostgresConnections connections,
      Waits waits,
      Handle writing,
      Supplier<Handle> openAgain,
      Consumer<Throwable> whenItStops) {
    pool = pool(connections, waits);
    searches = new SearchTurns(READERS / 2, waits.forConnection());
    try {
      readers = JdbiFactory.over(pool);
      readers.registerArgument(new SoughtText());
      version = new PostgresVersion(this::look, connections::listening, connections::breakOff);
      writer =
          new Writer(
              new PostgresTransactions(writing, openAgain, words, waits.forOutcome()),
              version,
              idle -> false,
              whenItStops,
              failure -> {},
              PATIENCE);
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  /**
   * How long to wait for a server that does not answer.
   *
   * @param forAnswer until it is taken to be away
   * @param forConnection for a connection that reads
   * @param forOutcome to find out whether something was committed when the server was lost
   */
  record Waits(Duration forAnswer, Duration forConnection, Duration forOutcome) {

    static final Waits LONG =
        new Waits(Duration.ofSeconds(3), Duration.ofSeconds(3), Duration.ofSeconds(5));
  }

  private static HikariDataSource pool(PostgresConnections connections, Waits waits) {
    var config = new HikariConfig();
    config.setDataSource(connections.forReading());
    config.setConnectionInitSql(PostgresConnections.FOR_READING);
    config.setPoolName("herald-readers");
    config.setMaximumPoolSize(READERS);
    config.setConnectionTimeout(waits.forConnection().toMillis());
    config.setValidationTimeout(waits.forAnswer().toMillis());
    config.setInitializationFailTimeout(-1); // its source waits
    return new HikariDataSource(config);
  }

  @Override
  public UnitOfWork unitOfWork() {
    return writer;
  }

  private long look() {
    return read(db -> db.createQuery("SELECT version FROM turn").mapTo(Long.class).one());
  }

  @Override
  public <T> T read(Function<Handle, T> query) {
    if (isWriting()) return query.apply(writer.handle());
    if (writer.hasStopped()) throw PostgresFailures.busy("The database is not used any more.");
    try {
      return readers.withHandle(query::apply);
    } catch (ConnectionException e) {
      throw PostgresFailures.translated(e);
    } catch (RuntimeException e) {
      if (!PostgresFailures.isOfConnection(e)) throw PostgresFailures.translated(e);
      return readWithAnother(query);
    }
  }

  /** If one connection was lost, the others probably are too. */
  private <T> T readWithAnother(Function<Handle, T> query) {
    pool.getHikariPoolMXBean().softEvictConnections();
    try {
      return readers.withHandle(query::apply);
    } catch (RuntimeException e) {
      throw PostgresFailures.translated(e);
    }
  }

  @Override
  public <T> T search(Function<Handle, T> query) {
    return searches.run(() -> read(query));
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

  /** Has the unit that is being done do something more just before the commit. */
  void beforeCommit(Runnable work) {
    write();
    writer.beforeCommit(work);
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
  public Optional<StoreTrouble> trouble() {
    if (writer.hasStopped()) {
      return Optional.of(new StoreTrouble(Kind.WRITER_STOPPED, "Start Herald again."));
    }
    try {
      look();
      return writer.attempt(() -> {}, LONGEST_TRIAL)
          ? Optional.empty()
          : Optional.of(new StoreTrouble(Kind.BUSY, "A change has been under way for long."));
    } catch (RuntimeException e) {
      return Optional.of(PostgresFailures.trouble(e));
    }
  }

  @Override
  public StoreFigures figures(long freeBytes) {
    var work = writer.work();
    var images = imageTotals.read(this);
    var size =
        read(
            db ->
                db.createQuery("SELECT pg_database_size(current_database())")
                    .mapTo(Long.class)
                    .one());
    return new StoreFigures(
        work.waiting(),
        work.units(),
        work.commits(),
        work.sizes(),
        work.nanos(),
        size,
        0, // of the whole server, not of this database
        images.images(),
        images.bytes(),
        freeBytes);
  }

  @Override
  public void close() {
    try {
      writer.close();
    } finally {
      version.close();
      pool.close();
    }
  }
}
