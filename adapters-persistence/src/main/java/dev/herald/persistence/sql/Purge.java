package dev.herald.persistence.sql;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Removes what deleted channels left behind, of many channels together: first their templates,
 * drafts, posts and who read them, then their events, and their subscriptions when the log has
 * forgotten how they ended.
 */
final class Purge {

  /** What {@code channel.purged} says: what a deleted channel may have left. */
  private static final int EVERYTHING = 0;

  private static final int EVENTS = 1;
  private static final int SUBSCRIPTIONS = 2;
  private static final int NOTHING = 3;

  /** How many stretches of the log a step looks through, a millisecond for each. */
  private static final int MOST_STRETCHES = 4;

  private final SqlStore database;
  private final String ofChannels;
  private final String keyOfChannels;

  Purge(SqlStore database) {
    this.database = database;
    var channels = database.dialect().numbers(":channels");
    ofChannels = "channel_key IN (%s)".formatted(channels);
    keyOfChannels = "key IN (%s)".formatted(channels);
  }

  /** Removes up to so many rows, of up to so many channels; returns whether there may be more. */
  boolean step(int most) {
    var db = database.write();
    var full = deletedThatHave(EVERYTHING, most, db);
    if (!full.isEmpty()) {
      templates(db, full);
      var left = most - drafts(db, full, most);
      if (left > 0) left -= posts(db, full, left);
      if (left > 0) left -= numbers(db, full, "post_reach", "channel_key, sequence", left);
      if (left > 0) left -= numbers(db, full, "reading", "channel_key, step, place", left);
      if (left > 0) left -= numbers(db, full, "channel_hour", "channel_key, slot", left);
      if (left > 0) mark(db, full, EVENTS);
      return true;
    }
    var logged = deletedThatHave(EVENTS, most, db);
    if (!logged.isEmpty()) {
      removeEvents(db, logged, most);
      return true;
    }
    var forgotten = forgotten(most, db);
    if (!forgotten.isEmpty()) removeSubscriptions(db, forgotten, most);
    return !forgotten.isEmpty();
  }

  /** The oldest first: whether there are some to go on with is seen by these alone. */
  private List<Long> forgotten(int most, Handle db) {
    return db.createQuery(
            """
            SELECT key FROM (
              SELECT key FROM channel WHERE deleted_at IS NOT NULL AND purged = :left
              ORDER BY deleted_at LIMIT :most) AS oldest
            WHERE NOT EXISTS (
              SELECT 1 FROM event %s
              WHERE channel_key = key AND type = 'ChannelDeleted'
                AND position > (SELECT forgotten_to FROM event_log))
            """
                .formatted(database.dialect().indexedBy("event_of_deletion")))
        .bind("left", SUBSCRIPTIONS)
        .bind("most", most)
        .mapTo(Long.class)
        .list();
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

  /** There are few of them. */
  private void templates(Handle db, List<Long> channels) {
    of(channels, db.createUpdate("DELETE FROM template WHERE " + ofChannels)).execute();
  }

  private int drafts(Handle db, List<Long> channels, int most) {
    return of(
            channels,
            db.createUpdate(
                """
                DELETE FROM draft WHERE id IN (
                  SELECT id FROM draft WHERE %s ORDER BY place LIMIT :most)
                """
                    .formatted(ofChannels)))
        .bind("most", most)
        .execute();
  }

  private int posts(Handle db, List<Long> channels, int most) {
    var positions =
        of(
                channels,
                db.createQuery("SELECT position FROM post WHERE " + ofChannels + " LIMIT :most"))
            .bind("most", most)
            .mapTo(Long.class)
            .list();
    if (positions.isEmpty()) return 0;
    var delete = db.prepareBatch("DELETE FROM post WHERE position = :position");
    positions.forEach(position -> delete.bind("position", position).add());
    delete.execute();
    database.words().removePosts(positions);
    return positions.size();
  }

  private int numbers(Handle db, List<Long> channels, String table, String key, int most) {
    return of(
            channels,
            db.createUpdate(
                """
                DELETE FROM %1$s WHERE (%2$s) IN (SELECT %2$s FROM %1$s WHERE %3$s LIMIT :most)
                """
                    .formatted(table, key, ofChannels)))
        .bind("most", most)
        .execute();
  }

  private void removeSubscriptions(Handle db, List<Long> channels, int most) {
    var some = "SELECT key FROM subscription WHERE " + ofChannels + " LIMIT :most";
    var removed =
        of(channels, db.createUpdate("DELETE FROM subscription WHERE key IN (" + some + ")"))
            .bind("most", most)
            .execute();
    if (removed == most) return;
    of(channels, db.createUpdate("UPDATE channel SET subscriber_count = 0 WHERE " + keyOfChannels))
        .execute();
    mark(db, channels, NOTHING);
  }

  /** All that only readers of the channel wanted to know, a stretch of the log after the other. */
  private void removeEvents(Handle db, List<Long> channels, int most) {
    var left = most;
    for (var looked = 0; looked < MOST_STRETCHES && left > 0; looked++) {
      var stretch =
          of(
                  channels,
                  db.createQuery(
                      "SELECT stretch FROM event_stretch WHERE " + ofChannels + " LIMIT 1"))
              .mapTo(Long.class)
              .findOne();
      if (stretch.isEmpty()) {
        mark(db, channels, SUBSCRIPTIONS);
        return;
      }
      left -= removeEvents(db, channels, stretch.get(), left);
    }
  }

  private int removeEvents(Handle db, List<Long> channels, long stretch, int most) {
    var first = stretch * SqlEventLog.STRETCH;
    var removed =
        of(
                channels,
                db.createUpdate(
                    """
                    DELETE FROM event WHERE position IN (
                      SELECT position FROM event
                      WHERE position BETWEEN :first AND :last
                        AND type <> 'ChannelDeleted' AND NOT %s AND %s
                      LIMIT :most)
                    """
                        .formatted(EventSearch.OF_SUBSCRIPTIONS, ofChannels)))
            .bind("first", first)
            .bind("last", first + SqlEventLog.STRETCH - 1)
            .bind("most", most)
            .execute();
    if (removed < most) {
      of(
              channels,
              db.createUpdate(
                  "DELETE FROM event_stretch WHERE stretch = :stretch AND " + ofChannels))
          .bind("stretch", stretch)
          .execute();
    }
    return removed;
  }

  private void mark(Handle db, List<Long> channels, int left) {
    of(channels, db.createUpdate("UPDATE channel SET purged = :left WHERE " + keyOfChannels))
        .bind("left", left)
        .execute();
  }

  private static <S extends SqlStatement<S>> S of(List<Long> channels, S statement) {
    return statement.bind("channels", channels.toString()); // an array of JSON
  }
}
