package dev.herald.persistence.postgresql;

import dev.herald.persistence.sql.JdbiFactory;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;

/** Opens connections, none of which waits for ever for a server that does not answer. */
final class PostgresConnections {

  /** Has the server notice soon that a machine is gone, whose connections nobody has ended. */
  private static final String NOTICED_SOON =
      "SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5;"
          + " SET tcp_keepalives_count = 3;";

  /**
   * What each connection that reads is told first: a query has ten seconds, and changes nothing.
   * All queries are written for a walk down an index that ends when a page is full, as SQLite goes
   * about them. PostgreSQL shall do the same, also where it does not know yet how many rows fit: a
   * guess would often have it read a whole table and sort it. A way that it was told not to take
   * seems so dear to PostgreSQL, before its version 18, that it compiles the query, which takes a
   * hundred times as long as to answer it: it shall compile none.
   */
  static final String FOR_READING =
      NOTICED_SOON
          + " SET statement_timeout = '10s'; SET default_transaction_read_only = on;"
          + " SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off;"
          + " SET jit = off";

  /**
   * The server ends the transaction of a process that hangs, or was cut off, so that others have
   * their turn, and lets none wait for long for another's. The list of {@link NewWords} is emptied
   * in a turn only if that is not done beside it.
   */
  private static final String FOR_WRITING =
      NOTICED_SOON
          + " SET idle_in_transaction_session_timeout = '10s'; SET statement_timeout = '10s';"
          + " SET lock_timeout = '5s'; SET gin_pending_list_limit = '16MB'";

  /**
   * Ends sessions of this process that the server still waits for, though they were given up here,
   * and with them their locks. One that is at work ends by itself.
   */
  private static final String END_FORMER =
      """
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = current_setting('application_name') AND usename = current_user
        AND datname = current_database() AND pid <> pg_backend_pid() AND state LIKE 'idle%'
      """;

  /** Longer than any limit that the server keeps itself. */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(15);

  private final DatabaseUrl url;
  private final Duration forAnswer;
  private final OpenConnections open = new OpenConnections();
  private final ServersOfDatabase servers;

  private final String writer = "herald " + UUID.randomUUID();

  /**
   * @param forAnswer how long a server that is there takes at the most for what is no work
   */
  PostgresConnections(DatabaseUrl url, Duration forAnswer) {
    this.url = url;
    this.forAnswer = forAnswer;
    servers = new ServersOfDatabase(url.servers(), open);
  }

  /** What the session that writes is named on the server, where no other process has the name. */
  String writer() {
    return writer;
  }

  /** For tables may take long to be changed. */
  DataSource forMigrations() {
    return source(Duration.ZERO);
  }

  /** Waits for a server that is away, and has a connection as soon as it is back. */
  DataSource forReading() {
    return addressed(new PatientSource(url, servers, LONGEST_SILENCE));
  }

  /**
   * Opens the session that writes: there is one at a time, and this ends those before. On a server
   * that has taken over, numbers go on where none was lost.
   */
  Handle writing() {
    var source = source(LONGEST_SILENCE);
    source.setApplicationName(writer);
    var db = JdbiFactory.over(source).open();
    try {
      db.execute(FOR_WRITING);
      db.execute(END_FORMER);
      PostgresHistory.goOn(db);
      return db;
    } catch (RuntimeException e) {
      db.close();
      throw e;
    }
  }

  /** Whether another process writes, or stands by to do so. */
  boolean haveOthersASession(Handle db) {
    return db.createQuery(
            """
            SELECT EXISTS (
              SELECT 1 FROM pg_stat_activity
              WHERE application_name LIKE 'herald %' AND datname = current_database()
                AND application_name <> current_setting('application_name'))
            """)
        .mapTo(Boolean.class)
        .one();
  }

  /** Opens a connection for what is no work. */
  Handle listening() {
    var db = JdbiFactory.over(source(forAnswer)).open();
    try {
      db.execute(NOTICED_SOON);
      return db;
    } catch (RuntimeException e) {
      db.close();
      throw e;
    }
  }

  /** Breaks off whatever is done on any connection, as nobody may ever answer there. */
  void breakOff() {
    servers.doubt();
  }

  /** Does so, and opens no others any more. */
  void giveUp() {
    servers.giveUp();
  }

  private PostgresSource source(Duration longestSilence) {
    return addressed(new PostgresSource(url, servers, longestSilence));
  }

  private PostgresSource addressed(PostgresSource source) {
    url.user().ifPresent(source::setUser);
    url.password().ifPresent(source::setPassword);
    source.setApplicationName("herald");
    var seconds = (int) Math.max(1, forAnswer.toSeconds());
    source.setConnectTimeout(seconds);
    source.setSocketTimeout(seconds); // until it is open
    source.setSslResponseTimeout(seconds * 1000); // which goes before the one above
    source.setGssResponseTimeout(seconds * 1000);
    source.setTcpKeepAlive(true);
    source.setLogServerErrorDetail(false); // it may tell what people wrote
    return source;
  }
}
