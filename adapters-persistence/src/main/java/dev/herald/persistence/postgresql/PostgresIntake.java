package dev.herald.persistence.postgresql;

import dev.herald.persistence.sql.Dialect;
import dev.herald.persistence.sql.Intake;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A database that no server has, as this has the lock that servers have. All is put into it in one
 * transaction: who is killed has left nothing.
 */
public final class PostgresIntake implements Intake {

  private static final Duration FOR_ANSWER = Duration.ofSeconds(3);

  /** Their triggers would change the same row again and again, which is ever slower. */
  private static final List<String> WITH_TRIGGERS = List.of("post", "event", "audit");

  /** Those of these tables are made at the end, which takes a part of the time. */
  private static final String INDEXES =
      """
      SELECT indexname AS name, indexdef AS definition FROM pg_indexes
      WHERE schemaname = current_schema()
        AND tablename IN ('post', 'post_image', 'post_search', 'subscription', 'event', 'audit')
        AND NOT EXISTS (
          SELECT 1 FROM pg_constraint WHERE conindid = to_regclass(quote_ident(indexname)))
      ORDER BY indexname
      """;

  /** What the triggers would have kept. */
  private static final String DERIVED =
      """
      INSERT INTO published_minute (minute, first_position, last_position)
      SELECT published_at / 60000, min(position), max(position) FROM post GROUP BY 1;
      INSERT INTO event_stretch (channel_key, stretch)
      SELECT DISTINCT channel_key, position / 4096 FROM event
      """;

  private static final String GO_ON =
      """
      SELECT setval(pg_get_serial_sequence('%1$s', '%2$s'), coalesce(max(%2$s), 1),
        max(%2$s) IS NOT NULL)
      FROM %1$s
      """;

  private final Handle db;
  private List<Index> indexes = List.of();

  private record Index(String name, String definition) {}

  private PostgresIntake(Handle db) {
    this.db = db;
  }

  /**
   * Opens the database, and brings its tables up to date. It need not be empty.
   *
   * @throws UnusableDatabase it can't be reached or written, is too old or a newer Herald's, or a
   *     server has it
   */
  public static PostgresIntake open(DatabaseUrl url) {
    var connections = new PostgresConnections(url, FOR_ANSWER);
    PostgresMigrations.run(connections.forMigrations(), url);
    PostgresMigrations.requireUpToDate(connections.forMigrations(), url);
    var db = connections.writing();
    try {
      if (connections.haveOthersASession(db)) {
        throw new UnusableDatabase(
            "Another Herald has the database %s. Stop it first.".formatted(url.name()), null);
      }
      db.execute("SET idle_in_transaction_session_timeout = 0; SET statement_timeout = 0");
      db.getConnection().setNetworkTimeout(Runnable::run, 0);
      return new PostgresIntake(db);
    } catch (SQLException e) {
      db.close();
      throw PostgresFailures.translated(e);
    } catch (RuntimeException e) {
      db.close();
      throw e;
    }
  }

  @Override
  public Handle handle() {
    return db;
  }

  @Override
  public Dialect dialect() {
    return new PostgresDialect();
  }

  /** Whoever else would write waits for the turn. */
  @Override
  public void begin() {
    db.begin();
    db.execute("SELECT version FROM turn FOR UPDATE");
    WITH_TRIGGERS.forEach(it -> db.execute("ALTER TABLE " + it + " DISABLE TRIGGER USER"));
    indexes =
        db.createQuery(INDEXES)
            .map((row, context) -> new Index(row.getString("name"), row.getString("definition")))
            .list();
    indexes.forEach(it -> db.execute("DROP INDEX " + it.name()));
  }

  @Override
  public void add(String table, List<String> columns, List<List<@Nullable Object>> rows)
      throws SQLException {
    CopiedRows.into(db.getConnection(), table, columns, rows);
  }

  @Override
  public void rest() {
    // It is all one transaction.
  }

  @Override
  public void finish(long events, long audit) {
    db.execute(DERIVED);
    WITH_TRIGGERS.forEach(it -> db.execute("ALTER TABLE " + it + " ENABLE TRIGGER USER"));
    goOn("channel", "key");
    goOn("post", "position");
    goOn("subscription", "key");
    goOn("webhook", "key");
    goOn("token", "key");
    end("event", events);
    end("audit", audit);
    indexes.forEach(it -> db.execute(it.definition()));
    db.execute("UPDATE turn SET version = version + 1; NOTIFY herald");
    db.commit();
    // For good plans
    db.execute("ANALYZE channel, post, post_image, draft, draft_image, image, subscription, event");
  }

  private void goOn(String table, String key) {
    db.createQuery(GO_ON.formatted(table, key)).mapTo(Long.class).one();
  }

  private void end(String log, long position) {
    db.createUpdate("UPDATE log_end SET position = :position WHERE log = :log")
        .bind("position", position)
        .bind("log", log)
        .execute();
  }

  @Override
  public RuntimeException translated(Exception failure) {
    return PostgresFailures.translated(failure);
  }

  @Override
  public void close() {
    try {
      if (db.isInTransaction()) db.rollback();
    } finally {
      db.close();
    }
  }
}
