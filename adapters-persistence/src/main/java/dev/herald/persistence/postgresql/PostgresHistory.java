package dev.herald.persistence.postgresql;

import dev.herald.persistence.sql.SqlEventLog;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has all numbers go on where none was given away before, when the database is found on a server
 * that has taken over: what was committed last on the one before may be lost, and clients may know
 * of it. Which history a database's numbers are of, it knows itself, so one process does so once.
 */
final class PostgresHistory {

  /** Further than clocks differ. */
  private static final long A_DAY_OF_POSITIONS =
      SqlEventLog.positionAt(Instant.EPOCH.plusSeconds(86_400));

  /** More than can be published while a replica is behind. */
  private static final int MOST_LOST_KEYS = 100_000;

  private static final List<String> KEYS =
      List.of("channel.key", "post.position", "subscription.key", "webhook.key", "token.key");

  private static final String END_OF_EVENTS = new PostgresDialect().end("event");

  private static final Logger LOG = LoggerFactory.getLogger(PostgresHistory.class);

  private PostgresHistory() {}

  /**
   * Looks whether the server is the one that gave the numbers away, and if not has them go on.
   *
   * @param db a session that writes, without a transaction
   */
  static void goOn(Handle db) {
    var timeline = timeline(db);
    if (timeline.isEmpty() || timeline.equals(history(db, ""))) return;
    db.useTransaction(
        it -> {
          it.execute("SET LOCAL statement_timeout = 0"); // there may be very many channels
          var before = history(it, " FOR UPDATE");
          if (!timeline.equals(before)) goOn(it, before, timeline);
        });
  }

  private static String timeline(Handle db) {
    try {
      return Timeline.of(db.getConnection()).map(Timeline::toString).orElse("");
    } catch (SQLException e) {
      throw PostgresFailures.translated(e);
    }
  }

  private static String history(Handle db, String lock) {
    return db.createQuery("SELECT history FROM turn" + lock).mapTo(String.class).one();
  }

  private static void goOn(Handle db, String before, String timeline) {
    db.execute("UPDATE turn SET history = ?", timeline);
    var end = db.createQuery("SELECT " + END_OF_EVENTS).mapTo(Long.class).one();
    if (before.isEmpty() && end == 0) return; // it is new
    var now = now(db);
    var byClock = SqlEventLog.positionAt(now);
    var next = byClock > end ? byClock : end + A_DAY_OF_POSITIONS;
    db.execute("INSERT INTO lost_positions (above, below) VALUES (?, ?)", end, next);
    db.execute("UPDATE log_end SET position = ? WHERE log = 'event'", next);
    db.execute("UPDATE turn SET version = greatest(version + 1, ?)", next);
    db.execute("UPDATE token_version SET version = greatest(version + 1, ?)", next);
    db.execute("UPDATE lease SET token = greatest(token + 1, ?), until = 0", next);
    db.execute(
        "UPDATE channel SET revision = greatest(revision + 1, ?)",
        now.getEpochSecond()); // nobody edits a channel every second
    KEYS.forEach(key -> skip(db, key));
    db.execute("NOTIFY herald");
    LOG.warn(
        "The database is on another server, or was put back (history {}, before {}). What replicas did not have yet is lost; clients that know more than event {} are told so, and what happens from now on comes after {}.",
        timeline,
        before.isEmpty() ? "unknown" : before,
        end,
        next);
  }

  /** Of two clocks that differ, the later one: numbers may be of either. */
  private static Instant now(Handle db) {
    var ofServer =
        db.createQuery("SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint)")
            .mapTo(Long.class)
            .one();
    return Instant.ofEpochMilli(Math.max(ofServer, System.currentTimeMillis()));
  }

  private static void skip(Handle db, String key) {
    var table = key.substring(0, key.indexOf('.'));
    var column = key.substring(key.indexOf('.') + 1);
    db.createQuery(
            "SELECT setval(name, nextval(name) + %s) FROM pg_get_serial_sequence('%s', '%s') AS name"
                .formatted(MOST_LOST_KEYS, table, column))
        .mapTo(Long.class)
        .one();
  }
}
