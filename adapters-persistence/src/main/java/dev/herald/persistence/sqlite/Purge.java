package dev.herald.persistence.sqlite;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Removes what deleted channels left behind, of many channels together: first their posts and
 * subscriptions, then their events.
 */
final class Purge {

  /** What {@code channel.purged} says: what a deleted channel may have left. */
  private static final int EVERYTHING = 0;

  private static final int EVENTS = 1;
  private static final int NOTHING = 2;

  /** How many stretches of the log a step looks through, a millisecond for each. */
  private static final int MOST_STRETCHES = 4;

  private static final String OF_CHANNELS =
      "channel_key IN (SELECT value FROM json_each(:channels))";

  private final Database database;

  Purge(Database database) {
    this.database = database;
  }

  /** Removes up to so many rows, of up to so many channels; returns whether there may be more. */
  boolean step(int most) {
    var db = database.write();
    var full = deletedThatHave(EVERYTHING, most, db);
    if (!full.isEmpty()) {
      removeContent(db, full, most);
      return true;
    }
    var logged = deletedThatHave(EVENTS, most, db);
    if (!logged.isEmpty()) removeEvents(db, logged, most);
    return !logged.isEmpty();
  }

  private static List<Long> deletedThatHave(int left, int most, Handle db) {
    return db.createQuery(
            """
            SELECT key FROM channel WHERE deleted_at IS NOT NULL AND purged = :left LIMIT :most
            """)
        .bind("left", left)
        .bind("most", most)
        .mapTo(Long.class)
        .list();
  }

  private void removeContent(Handle db, List<Long> channels, int most) {
    var removed = posts(db, channels, most);
    if (removed < most) removed += subscriptions(db, channels, most - removed);
    if (removed < most) mark(db, channels, EVENTS);
  }

  private int posts(Handle db, List<Long> channels, int most) {
    var positions =
        of(
                channels,
                db.createQuery("SELECT position FROM post WHERE " + OF_CHANNELS + " LIMIT :most"))
            .bind("most", most)
            .mapTo(Long.class)
            .list();
    if (positions.isEmpty()) return 0;
    each(db, "DELETE FROM post WHERE position = :position", positions);
    database.index(
        index -> each(index, "DELETE FROM post_search WHERE rowid = :position", positions));
    return positions.size();
  }

  private static void each(Handle db, String delete, List<Long> positions) {
    var batch = db.prepareBatch(delete);
    positions.forEach(position -> batch.bind("position", position).add());
    batch.execute();
  }

  private static int subscriptions(Handle db, List<Long> channels, int most) {
    var some = "SELECT key FROM subscription WHERE " + OF_CHANNELS + " LIMIT :most";
    return of(channels, db.createUpdate("DELETE FROM subscription WHERE key IN (" + some + ")"))
        .bind("most", most)
        .execute();
  }

  /** All but the deletions, a stretch of the log after the other. */
  private static void removeEvents(Handle db, List<Long> channels, int most) {
    var left = most;
    for (var looked = 0; looked < MOST_STRETCHES && left > 0; looked++) {
      var stretch =
          of(
                  channels,
                  db.createQuery(
                      "SELECT stretch FROM event_stretch WHERE " + OF_CHANNELS + " LIMIT 1"))
              .mapTo(Long.class)
              .findOne();
      if (stretch.isEmpty()) {
        mark(db, channels, NOTHING);
        return;
      }
      left -= removeEvents(db, channels, stretch.get(), left);
    }
  }

  private static int removeEvents(Handle db, List<Long> channels, long stretch, int most) {
    var first = stretch * SqliteEventLog.STRETCH;
    var removed =
        of(
                channels,
                db.createUpdate(
                    """
                    DELETE FROM event WHERE position IN (
                      SELECT position FROM event
                      WHERE position BETWEEN :first AND :last AND type <> 'ChannelDeleted' AND %s
                      LIMIT :most)
                    """
                        .formatted(OF_CHANNELS)))
            .bind("first", first)
            .bind("last", first + SqliteEventLog.STRETCH - 1)
            .bind("most", most)
            .execute();
    if (removed < most) {
      of(
              channels,
              db.createUpdate(
                  "DELETE FROM event_stretch WHERE stretch = :stretch AND " + OF_CHANNELS))
          .bind("stretch", stretch)
          .execute();
    }
    return removed;
  }

  private static void mark(Handle db, List<Long> channels, int left) {
    of(
            channels,
            db.createUpdate(
                """
                UPDATE channel SET purged = :left, subscriber_count = 0
                WHERE key IN (SELECT value FROM json_each(:channels))
                """))
        .bind("left", left)
        .execute();
  }

  private static <S extends SqlStatement<S>> S of(List<Long> channels, S statement) {
    return statement.bind("channels", channels.toString()); // an array of JSON
  }
}
