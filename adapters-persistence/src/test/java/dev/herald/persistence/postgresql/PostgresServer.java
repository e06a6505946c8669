package dev.herald.persistence.postgresql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL that is started for the tests of this process, when the first of them asks for it,
 * and stopped when they have ended. It listens on this computer alone, at a port that was free, and
 * waits for the disk only if the property {@code herald.flush} is {@code on}, for measurements.
 * With the property {@code herald.postgres.port} it is the one at that port of this computer, such
 * as one of another version, which lets everybody in as {@code postgres} and has no databases of
 * Herald's.
 */
public final class PostgresServer {

  private static final String FLUSH = System.getProperty("herald.flush", "off");
  private static final @Nullable Integer INSTALLED = Integer.getInteger("herald.postgres.port");
  private static final AtomicInteger DATABASES = new AtomicInteger();

  /** Without triggers and references, and without a lock that a reader could be in the way of. */
  private static final String EMPTY =
      Stream.of(
              Stream.of("SET LOCAL session_replication_role = replica"),
              Stream.of(
                      "account audit audit_account channel channel_day channel_hour channel_search delivery draft draft_image event"
                          + " event_stretch idempotency image lease lost_positions orphaned_image post post_image post_reach"
                          + " post_search published_minute reading receiver session sign_in_code statistics_mark"
                          + " subscription template template_image token webhook")
                  .flatMap(tables -> Stream.of(tables.split(" ")))
                  .map(table -> "DELETE FROM " + table),
              Stream.of(
                  "UPDATE audit_log SET forgotten_to = 0, hash = ''",
                  "UPDATE event_log SET forgotten_to = 0",
                  "UPDATE log_end SET position = 0",
                  "UPDATE search_words SET version = 0, post_position = 0, channel_key = 0",
                  "UPDATE token_version SET version = 0",
                  "SET LOCAL session_replication_role = origin"))
          .flatMap(commands -> commands)
          .collect(Collectors.joining(";"));

  private PostgresServer() {}

  private static final class Running {

    private static final int PORT = Optional.ofNullable(INSTALLED).orElseGet(Running::start);

    private static int start() {
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("fsync", FLUSH)
            .setServerConfig("synchronous_commit", FLUSH)
            .setServerConfig("full_page_writes", FLUSH)
            .setServerConfig("shared_buffers", "32MB")
            .setServerConfig("autovacuum", "off") // plans would differ from run to run
            .start()
            .getPort();
      } catch (IOException e) {
        throw new UncheckedIOException("PostgreSQL can't be started, which the tests need", e);
      }
    }
  }

  private static DataSource source(String database) {
    var source = new PGSimpleDataSource();
    source.setURL("jdbc:postgresql://127.0.0.1:%s/%s".formatted(Running.PORT, database));
    source.setUser("postgres");
    return source;
  }

  /**
   * A database with this Herald's tables, which nobody uses: to copy it is cheaper than to make it.
   */
  private static final class Tables {

    private static final String NAME = make();

    private static String make() {
      var url = bareDatabase();
      PostgresMigrations.run(
          new PostgresConnections(url, Duration.ofSeconds(3)).forMigrations(), url);
      return url.database();
    }
  }

  /** A new database, in whose tables there is nothing. */
  public static DatabaseUrl newDatabase() {
    return newDatabase("TEMPLATE " + Tables.NAME);
  }

  /** A new database, without tables. */
  public static DatabaseUrl bareDatabase() {
    return newDatabase("");
  }

  /** A new database, made with these words of CREATE DATABASE. */
  static DatabaseUrl newDatabase(String options) {
    var name = "herald" + DATABASES.incrementAndGet();
    execute("CREATE DATABASE %s %s".formatted(name, options));
    return at(name);
  }

  private static DatabaseUrl at(String name) {
    return DatabaseUrl.of("postgresql://postgres@127.0.0.1:%s/%s".formatted(Running.PORT, name));
  }

  /** Opens a database with others, and brings its tables up to date. */
  public static PostgresDatabase open(DatabaseUrl url) {
    return PostgresDatabase.open(url, reason -> {});
  }

  /** Removes all rows, and makes numbers begin anew but for the version. */
  public static void empty(PostgresDatabase database) {
    database.unitOfWork().executeUnseen(() -> database.write().execute(EMPTY));
  }

  /** Has PostgreSQL count the rows anew, after which it may go about a query in another way. */
  public static void countRows(DatabaseUrl url) {
    execute(source(url.database()), "ANALYZE channel, post, subscription");
  }

  /** One of a hundred thousand has the word "rare", and all have "water off". */
  public static void givenPosts(DatabaseUrl url, int posts) {
    execute(
        source(url.database()),
        """
        INSERT INTO channel (
          id, owner, name, avatar_url, profile, organization, custom_string, subscriber_limit,
          visibility, created_at, updated_at, revision)
        SELECT 'c' || n, 'o', 'n', 'https://x.example/a.png', '', '', '', 10, 'PRIVATE', 0, 0, 1
        FROM generate_series(1, 500) AS n;
        INSERT INTO post (id, channel_key, sequence, type, text, published_at)
        SELECT 'p' || n, 1 + n %% 500, 1 + n / 500, 'TEXT_ONLY', 'water off', n * 1000
        FROM generate_series(1, %s) AS n;
        INSERT INTO post_search (rowid, words)
        SELECT position, 'water off on street ' || position
          || CASE WHEN position %% 100000 = 0 THEN ' rare' ELSE '' END
        FROM post;
        ANALYZE
        """
            .formatted(posts));
  }

  /** The words of so many posts of 65 words, and no others, are not at their places yet. */
  public static void givenNewPosts(DatabaseUrl url, int posts) {
    execute(
        source(url.database()),
        """
        SELECT gin_clean_pending_list('post_search_vector');
        SET gin_pending_list_limit = '64MB';
        INSERT INTO post_search (rowid, words)
        SELECT greatest((SELECT max(position) FROM post), (SELECT max(rowid) FROM post_search)) + n,
          (SELECT string_agg('word' || (n * 65 + i) %% 20000, ' ') FROM generate_series(1, 65) AS i)
        FROM generate_series(1, %s) AS n
        """
            .formatted(posts));
  }

  /** Which PostgreSQL knows nothing of, as it has counted nothing yet. */
  public static void givenPostsOfAChannel(DatabaseUrl url, int posts) {
    execute(
        source(url.database()),
        """
        INSERT INTO channel (
          id, owner, name, avatar_url, profile, organization, custom_string, subscriber_limit,
          visibility, created_at, updated_at, revision)
        VALUES ('news', 'o', 'n', 'https://x.example/a.png', '', '', '', 10, 'PRIVATE', 0, 0, 1);
        INSERT INTO post (id, channel_key, sequence, type, text, published_at)
        SELECT 'p' || n, 1, n, 'TEXT_ONLY', 'water off', n * 1000
        FROM generate_series(1, %s) AS n
        """
            .formatted(posts));
  }

  /** How many posts all sessions have inserted that have said so, which they do now and then. */
  public static long postsInserted(DatabaseUrl url) {
    return ofPosts(url, "n_tup_ins");
  }

  /** How many rows of posts they have read. */
  public static long postsRead(DatabaseUrl url) {
    return ofPosts(url, "seq_tup_read + idx_tup_fetch");
  }

  private static long ofPosts(DatabaseUrl url, String counter) {
    try (var connection = source(url.database()).getConnection();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "SELECT %s FROM pg_stat_user_tables WHERE relname = 'post'".formatted(counter))) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the sessions of a database that are open have taken of the processors. */
  public static Duration processorTime(DatabaseUrl url) {
    try (var connection = source("postgres").getConnection();
        var statement =
            connection.prepareStatement("SELECT pid FROM pg_stat_activity WHERE datname = ?")) {
      statement.setString(1, url.database());
      var sum = Duration.ZERO;
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          var process = ProcessHandle.of(rows.getLong(1));
          sum = sum.plus(process.flatMap(it -> it.info().totalCpuDuration()).orElse(Duration.ZERO));
        }
      }
      return sum;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static int port() {
    return Running.PORT;
  }

  /** How many sessions are in a transaction. */
  static int sessionsWithATurn(DatabaseUrl url) {
    return sessions(url, "state LIKE 'idle in transaction%'");
  }

  /** Whether a session waits until another one has had its turn. */
  static boolean isATurnWaitedFor(DatabaseUrl url) {
    return sessions(url, "wait_event_type = 'Lock'") > 0;
  }

  private static int sessions(DatabaseUrl url, String which) {
    try (var connection = source("postgres").getConnection();
        var statement =
            connection.prepareStatement(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = ? AND " + which)) {
      statement.setString(1, url.database());
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Executes commands as the server's administrator, in a database of its own. */
  public static void execute(String commands) {
    execute(source("postgres"), commands);
  }

  private static void execute(DataSource database, String commands) {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(commands);
    } catch (SQLException e) {
      throw new IllegalStateException(commands, e);
    }
  }
}
