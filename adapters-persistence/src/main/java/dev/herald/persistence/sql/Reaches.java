package dev.herald.persistence.sql;

import dev.herald.domain.event.DomainEvent.PostPublished;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.statistics.DueReach;
import dev.herald.domain.statistics.PostReach;
import dev.herald.domain.statistics.ReachMoment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.statement.PreparedBatch;

/** How far posts have got: how many had subscribed, how many have read them, and how soon. */
final class Reaches {

  /** How many posts the larger of the steps stands for in which readings are added up. */
  private static final long STEP = 1024;

  /**
   * How many have read a post: the sum of what changed up to it, of whole steps before it, and of
   * what is left.
   */
  private static final String READERS =
      """
      coalesce((
        SELECT sum(change) FROM reading
        WHERE reading.channel_key = post_reach.channel_key AND step = %1$s
          AND place < post_reach.sequence / %1$s), 0)
      + coalesce((
        SELECT sum(change) FROM reading
        WHERE reading.channel_key = post_reach.channel_key AND step = 1
          AND place BETWEEN post_reach.sequence / %1$s * %1$s AND post_reach.sequence), 0)
      """
          .formatted(STEP);

  private final SqlStore database;

  Reaches(SqlStore database) {
    this.database = database;
  }

  /** Adds somebody who had read up to a post, and has now read up to another one. */
  void addReading(ChannelId channel, long after, long upTo) {
    var first = after + 1;
    var behind = upTo + 1;
    var changes =
        database
            .write()
            .prepareBatch(
                """
            INSERT INTO reading (channel_key, step, place, change)
            SELECT key, :step, :place, :change FROM channel WHERE id = :channel
            ON CONFLICT (channel_key, step, place)
            DO UPDATE SET change = reading.change + excluded.change
            """);
    change(changes, channel, 1, first, 1);
    change(changes, channel, 1, behind, -1);
    if (first / STEP != behind / STEP) {
      change(changes, channel, STEP, first / STEP, 1);
      change(changes, channel, STEP, behind / STEP, -1);
    }
    changes.execute();
  }

  private static void change(
      PreparedBatch changes, ChannelId channel, long step, long place, int change) {
    changes
        .bind("channel", channel.value())
        .bind("step", step)
        .bind("place", place)
        .bind("change", change)
        .add();
  }

  /** Posts of a channel that follow each other, as most do, are noted by one statement. */
  void begin(Collection<PostPublished> posts) {
    var runs = SequenceRun.of(posts);
    if (runs.isEmpty()) return;
    var notes =
        database
            .write()
            .prepareBatch(
                """
                WITH RECURSIVE run (sequence) AS (
                  SELECT CAST(:first AS bigint)
                  UNION ALL
                  SELECT sequence + 1 FROM run WHERE sequence < :last)
                INSERT INTO post_reach (channel_key, sequence, subscribers, due_at, due_hours)
                SELECT key, run.sequence, subscriber_count, CAST(:due AS bigint), CAST(:hours AS int)
                FROM channel CROSS JOIN run
                WHERE id = :channel AND deleted_at IS NULL
                ON CONFLICT DO NOTHING
                """);
    for (var run : runs) {
      notes
          .bind("channel", run.channel().value())
          .bind("first", run.first())
          .bind("last", run.last())
          .bind("due", run.at().plus(ReachMoment.HOUR.after()).toEpochMilli())
          .bind("hours", ReachMoment.HOUR.hours())
          .add();
    }
    notes.execute();
  }

  List<DueReach> due(Instant now, int most) {
    return database.read(
        db ->
            db.createQuery(
                    """
                    SELECT channel.id, sequence, due_hours, due_at, %s AS readers
                    FROM post_reach JOIN channel ON channel.key = post_reach.channel_key
                    WHERE due_at <= :now ORDER BY due_at, sequence LIMIT :most
                    """
                        .formatted(READERS))
                .bind("now", now.toEpochMilli())
                .bind("most", most)
                .map(
                    (row, context) ->
                        new DueReach(
                            new ChannelId(row.getString("id")),
                            row.getLong("sequence"),
                            ReachMoment.ofHours(row.getInt("due_hours")),
                            Instant.ofEpochMilli(row.getLong("due_at")),
                            row.getLong("readers")))
                .list());
  }

  void note(DueReach due, OptionalLong readers) {
    var next = due.moment().next();
    database
        .write()
        .createUpdate(
            """
            UPDATE post_reach SET readers_%s = :readers, due_at = :next, due_hours = :nextHours
            WHERE channel_key = (SELECT key FROM channel WHERE id = :channel)
              AND sequence = :sequence AND due_hours = :hours
            """
                .formatted(due.moment().hours()))
        .bind("channel", due.channel().value())
        .bind("sequence", due.sequence())
        .bind("hours", due.moment().hours())
        .bind("readers", readers.isPresent() ? (Long) readers.getAsLong() : null)
        .bind(
            "next", next.map(it -> due.publishedAt().plus(it.after()).toEpochMilli()).orElse(null))
        .bind("nextHours", next.map(ReachMoment::hours).orElse(null))
        .execute();
  }

  Optional<PostReach> find(ChannelId channel, long sequence) {
    return database.read(
        db ->
            db.createQuery(
                    """
                    SELECT post_reach.*, %s AS readers
                    FROM channel JOIN post_reach ON post_reach.channel_key = channel.key
                    WHERE channel.id = :channel AND deleted_at IS NULL AND sequence = :sequence
                    """
                        .formatted(READERS))
                .bind("channel", channel.value())
                .bind("sequence", sequence)
                .map((row, context) -> reach(row))
                .findOne());
  }

  private static PostReach reach(ResultSet row) throws SQLException {
    var then = new EnumMap<ReachMoment, Long>(ReachMoment.class);
    for (var moment : ReachMoment.values()) {
      var readers = row.getLong("readers_" + moment.hours());
      if (!row.wasNull()) then.put(moment, readers);
    }
    var hours = row.getInt("due_hours");
    Optional<ReachMoment> next =
        row.wasNull() ? Optional.empty() : Optional.of(ReachMoment.ofHours(hours));
    return new PostReach(row.getLong("subscribers"), row.getLong("readers"), then, next);
  }
}
