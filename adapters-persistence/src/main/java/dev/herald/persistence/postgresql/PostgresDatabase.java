package dev.herald.persistence.postgresql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.herald.application.failure.StoreTrouble;
import dev.herald.application.failure.StoreTrouble.Kind;
import dev.herald.application.port.out.Leases;
import dev.herald.application.port.out.TicketSigner;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.view.StoreFigures;
import dev.herald.persistence.folder.TicketKey;
import dev.herald.persistence.sql.Additions;
import dev.herald.persistence.sql.Dialect;
import dev.herald.persistence.sql.ImageTotals;
import dev.herald.persistence.sql.JdbiFactory;
import dev.herald.persistence.sql.SearchTurns;
import dev.herald.persistence.sql.SqlDatabase;
import dev.herald.persistence.sql.WordIndex;
import dev.herald.persistence.sql.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
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

  private static final Duration WORDS_PAUSE = Duration.ofSeconds(5);

  private static final String FORGET_FORMER_WRITERS =
      """
      DELETE FROM commit_of_writer
      WHERE at < extract(epoch FROM now() - interval '1 day') * 1000
      """;

  /**
   * A row that comes to a list that is too long has PostgreSQL empty it, and returns at once if
   * that is being done. (A function that is there for it goes on for as long as others publish, in
   * ever smaller steps.)
   */
  private static final List<String> PLACE_NEW_WORDS =
      List.of(
          "SET TRANSACTION READ WRITE",
          "SET LOCAL gin_pending_list_limit = '64kB'",
          "SET LOCAL work_mem = '32MB'",
          "INSERT INTO post_search (rowid, words) VALUES (-pg_backend_pid(), '')");

  private final DatabaseUrl url;
  private final HikariDataSource pool;
  private final Jdbi readers;
  private final SearchTurns searches;
  private final PostgresTransactions transactions;
  private final Writer writer;
  private final PostgresVersion version;
  private final NewWords newWords;
  private final Dialect dialect = new PostgresDialect();
  private final WordIndex words = new PostgresWordIndex(this);
  private final Additions additions = new PostgresAdditions(this);
  private final ImageTotals imageTotals = new ImageTotals();

  /** Of the session that writes. */
  private final String name;

  /**
   * Opens the database for a server, beside which there may be others, and brings its tables up to
   * date.
   *
   * @param whenItStops learns, on the thread that writes, why nothing can be written any more until
   *     it is opened again
   * @throws UnusableDatabase it can't be reached or written, or is too old or a newer Herald's
   */
  public static PostgresDatabase open(DatabaseUrl url, Consumer<Throwable> whenItStops) {
    return open(url, Waits.LONG, whenItStops);
  }

  /**
   * Opens a database that servers may have too, and changes nothing about its tables.
   *
   * @throws UnusableDatabase it can't be reached or written, or this Herald can't use its tables
   */
  public static PostgresDatabase existing(DatabaseUrl url) {
    var connections = new PostgresConnections(url, Waits.LONG.forAnswer());
    PostgresMigrations.requireKnown(connections.forMigrations(), url);
    return open(url, connections, Waits.LONG, reason -> {});
  }

  static PostgresDatabase open(DatabaseUrl url, Waits waits, Consumer<Throwable> whenItStops) {
    var connections = new PostgresConnections(url, waits.forAnswer());
    PostgresMigrations.run(connections.forMigrations(), url);
    return open(url, connections, waits, whenItStops);
  }

  private static PostgresDatabase open(
      DatabaseUrl url,
      PostgresConnections connections,
      Waits waits,
      Consumer<Throwable> whenItStops) {
    var session = connections.writing();
    try {
      session.execute(FORGET_FORMER_WRITERS);
      return new PostgresDatabase(url, connections, waits, session, whenItStops);
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private PostgresDatabase(
      DatabaseUrl url,
      PostgresConnections connections,
      Waits waits,
      Handle writing,
      Consumer<Throwable> whenItStops) {
    this.url = url;
    name = connections.writer();
    pool = pool(connections, waits);
    searches = new SearchTurns(READERS / 2, waits.forConnection());
    try {
      readers = JdbiFactory.over(pool);
      readers.registerArgument(new SoughtText());
      version =
          new PostgresVersion(
              this::look, connections::listening, connections::breakOff, connections::giveUp);
      newWords = new NewWords(this::placeNewWords, WORDS_PAUSE);
      transactions =
          new PostgresTransactions(
              writing, connections::writing, newWords::add, waits.forOutcome());
      writer =
          new Writer(transactions, version, idle -> false, whenItStops, failure -> {}, PATIENCE);
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

  @Override
  public Leases leases() {
    return new PostgresLeases(this, name);
  }

  /** Signs with a key in the database, which all servers have. */
  public TicketSigner ticketSigner() {
    return new TicketKey(unitOfWork().executeUnseen(this::ticketKey));
  }

  private byte[] ticketKey() {
    write()
        .execute(
            "INSERT INTO ticket_key (key) SELECT ? WHERE NOT EXISTS (SELECT 1 FROM ticket_key)",
            TicketKey.random());
    return write().createQuery("SELECT key FROM ticket_key").mapTo(byte[].class).one();
  }

  /**
   * Makes sure that all servers keep images in the same place; the first one says where.
   *
   * @param place a name that no other place has, for an operator
   * @throws UnusableDatabase they are elsewhere
   */
  public void requireImagesAt(String place) {
    var known = unitOfWork().executeUnseen(() -> imagePlace(place));
    if (known.equals(place)) return;
    throw new UnusableDatabase(
        "The images of the database %s are in %s, and not in %s. Servers that share a database need one bucket, which --images names."
            .formatted(url.name(), known, place),
        null);
  }

  private String imagePlace(String place) {
    write()
        .execute(
            "INSERT INTO image_place (place) SELECT ? WHERE NOT EXISTS (SELECT 1 FROM image_place)",
            place);
    return write().createQuery("SELECT place FROM image_place").mapTo(String.class).one();
  }

  private long look() {
    return read(db -> db.createQuery("SELECT version FROM turn").mapTo(Long.class).one());
  }

  private void placeNewWords() {
    read(
        db -> {
          db.begin();
          try {
            PLACE_NEW_WORDS.forEach(db::execute);
          } finally {
            db.rollback(); // the row was only for that
          }
          return true;
        });
  }

  @Override
  public <T> T read(Function<Handle, T> query) {
    if (isWriting()) {
      transactions.send();
      return query.apply(writer.handle());
    }
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
  public <T> T readBeside(Function<Handle, T> query) {
    if (!isWriting()) return read(query);
    transactions.open();
    return query.apply(writer.handle());
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
    transactions().write();
    return writer.handle();
  }

  /** That of the unit of work that is being done. */
  PostgresTransactions transactions() {
    if (!isWriting()) {
      throw new IllegalStateException("writing is for units of work alone");
    }
    return transactions;
  }

  @Override
  public Additions additions() {
    return additions;
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
  public void hurry() {
    version.hurry();
  }

  @Override
  public void close() {
    try {
      writer.close();
    } finally {
      newWords.close();
      version.close();
      pool.close();
    }
  }
}
