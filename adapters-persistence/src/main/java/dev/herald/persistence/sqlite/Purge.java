package dev.herald.persistence.sqlite;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Removes what deleted channels left behind, in small steps. */
final class Purge {

  private final Database database;

  Purge(Database database) {
    this.database = database;
  }

  /** Removes up to so many rows; the number of removed ones is 0 only when none is left. */
  int step(int most) {
    var db = database.write();
    var channel =
        db.createQuery(
                """
                SELECT key FROM channel WHERE deleted_at IS NOT NULL AND purged = 0
                ORDER BY key LIMIT 1
                """)
            .mapTo(Long.class)
            .findOne();
    if (channel.isEmpty()) return 0;
    var key = channel.get();
    var removed = posts(db, key, most);
    if (removed < most) removed += subscriptions(db, key, most - removed);
    if (removed < most) removed += events(db, key, most - removed);
    if (removed < most) {
      db.createUpdate("UPDATE channel SET purged = 1, subscriber_count = 0 WHERE key = :channel")
          .bind("channel", key)
          .execute();
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
    return delete(
        db,
        """
        DELETE FROM subscription WHERE key IN (
          SELECT key FROM subscription WHERE channel_key = :channel LIMIT :most)
        """,
        channel,
        most);
  }

  private static int events(Handle db, long channel, int most) {
    return delete(
        db,
        """
        DELETE FROM event WHERE position IN (
          SELECT position FROM event
          WHERE channel_key = :channel AND type <> 'ChannelDeleted' LIMIT :most)
        """,
        channel,
        most);
  }

  private static int delete(Handle db, String sql, long channel, int most) {
    return db.createUpdate(sql).bind("channel", channel).bind("most", most).execute();
  }
}
