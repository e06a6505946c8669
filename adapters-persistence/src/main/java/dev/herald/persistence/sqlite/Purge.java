package dev.herald.persistence.sqlite;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Removes what deleted channels left behind, in small steps. */
final class Purge {

  private final Database database;

  Purge(Database database) {
    this.database = database;
  }

  /** Removes or looks at up to so many rows; their number is 0 only when nothing is left to do. */
  int step(int most) {
    var db = database.write();
    var channel =
        db.createQuery(
                "SELECT key FROM channel WHERE deleted_at IS NOT NULL AND purged = 0 LIMIT 1")
            .mapTo(Long.class)
            .findOne();
    if (channel.isEmpty()) return events(db, most);
    var key = channel.get();
    var removed = posts(db, key, most);
    if (removed < most) removed += subscriptions(db, key, most - removed);
    if (removed < most) {
      db.createUpdate("UPDATE channel SET purged = 1, subscriber_count = 0 WHERE key = :channel")
          .bind("channel", key)
          .execute();
      db.execute("UPDATE event_purge SET position = 0");
      return removed + step(most - removed);
    }
    return removed;
  }

  private int posts(Handle db, long channel, int most) {
    var positions =
        db.createQuery("SELECT position FROM post WHERE channel_key = :channel LIMIT :most")
            .bind("channel", channel)
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

  private static int subscriptions(Handle db, long channel, int most) {
    return db.createUpdate(
            """
            DELETE FROM subscription WHERE key IN (
              SELECT key FROM subscription WHERE channel_key = :channel LIMIT :most)
            """)
        .bind("channel", channel)
        .bind("most", most)
        .execute();
  }

  /** Goes on in the log, where the events of all channels lie among each other. */
  private static int events(Handle db, int most) {
    var isNothingLeft =
        db.createQuery("SELECT 1 FROM channel WHERE deleted_at IS NOT NULL AND purged = 1 LIMIT 1")
            .mapTo(Integer.class)
            .findOne()
            .isEmpty();
    if (isNothingLeft) return 0;
    var stretch =
        db.createQuery(
                """
                SELECT position FROM event
                WHERE position > (SELECT position FROM event_purge)
                ORDER BY position
                LIMIT :most
                """)
            .bind("most", most)
            .mapTo(Long.class)
            .list();
    if (!stretch.isEmpty()) {
      var end = stretch.get(stretch.size() - 1);
      db.createUpdate(
              """
              DELETE FROM event
              WHERE position > (SELECT position FROM event_purge) AND position <= :end
                AND type <> 'ChannelDeleted' AND channel_key IN (
                  SELECT key FROM channel WHERE deleted_at IS NOT NULL AND purged = 1)
              """)
          .bind("end", end)
          .execute();
      db.createUpdate("UPDATE event_purge SET position = :end").bind("end", end).execute();
    }
    if (stretch.size() < most) {
      db.execute("UPDATE channel SET purged = 2 WHERE deleted_at IS NOT NULL AND purged = 1");
    }
    return stretch.size();
  }
}
