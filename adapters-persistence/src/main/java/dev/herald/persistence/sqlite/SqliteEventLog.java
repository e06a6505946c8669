package dev.herald.persistence.sqlite;

import dev.herald.application.port.out.EventLog;
import dev.herald.domain.access.ActorId;
import dev.herald.domain.event.DomainEvent;
import java.time.Instant;
import java.util.List;

/** What happened, a row for each event. */
public final class SqliteEventLog implements EventLog {

  /** How many positions the rows of {@code event_stretch} stand for. */
  static final long STRETCH = 4096;

  /**
   * How many positions a millisecond has: far more than events can be stored in one. What is
   * counted so since 1970 fits into the whole numbers of JavaScript until the year 2248.
   */
  private static final long POSITIONS_OF_A_MILLI = 1024;

  private final Database database;
  private final long notBefore;

  /** A log whose positions go on where they ended. */
  public SqliteEventLog(Database database) {
    this(database, 0);
  }

  private SqliteEventLog(Database database, long notBefore) {
    this.database = database;
    this.notBefore = notBefore;
  }

  /**
   * A log whose positions go on no earlier than at those of a moment. Receivers know events by
   * their positions: if this database is a copy of an earlier one, they know some that it has never
   * seen, and would take what happens from now on for what they were told before.
   */
  public static SqliteEventLog notBefore(Instant moment, Database database) {
    return new SqliteEventLog(database, positionAt(moment));
  }

  /** No event that is stored before a moment has this position, or a later one. */
  static long positionAt(Instant moment) {
    return moment.toEpochMilli() * POSITIONS_OF_A_MILLI;
  }

  @Override
  public void append(ActorId by, DomainEvent event) {
    var row = EventRow.of(event);
    database
        .write()
        .createUpdate(
            """
            INSERT INTO event (position, channel_key, type, at, subject, number, actor)
            SELECT 1 + max(:notBefore, coalesce(
                (SELECT seq FROM sqlite_sequence WHERE name = 'event'), 0)),
              key, :type, :at, :subject, :number, :actor
            FROM channel WHERE id = :channel
            """)
        .bind("notBefore", notBefore)
        .bind("channel", event.channel().value())
        .bind("type", row.type())
        .bind("at", event.at().toEpochMilli())
        .bind("subject", row.subject())
        .bind("number", row.number())
        .bind("actor", by.toString())
        .execute();
  }

  @Override
  public List<Entry> after(long position, int most) {
    return database.read(
        db ->
            db.createQuery(
                    """
                    SELECT event.*, channel.id AS channel
                    FROM event CROSS JOIN channel ON channel.key = event.channel_key
                    WHERE event.position > max(:after, (SELECT forgotten_to FROM event_log))
                      AND (channel.deleted_at IS NULL OR event.type = 'ChannelDeleted')
                    ORDER BY event.position
                    LIMIT :most
                    """)
                .bind("after", position)
                .bind("most", most)
                .map((row, context) -> EventRow.entry(row))
                .list());
  }

  @Override
  public long begin() {
    return database.read(
        db -> db.createQuery("SELECT forgotten_to FROM event_log").mapTo(Long.class).one());
  }

  /** SQLite remembers the largest position that there ever was. */
  @Override
  public long end() {
    return database.read(
        db ->
            db.createQuery("SELECT seq FROM sqlite_sequence WHERE name = 'event'")
                .mapTo(Long.class)
                .findOne()
                .orElse(0L));
  }

  @Override
  public void forgetUpTo(long position) {
    var begin = begin();
    if (position <= begin) return;
    var db = database.write();
    db.createUpdate(
            """
            DELETE FROM event
            WHERE position > :begin AND position <= :position
              AND NOT EXISTS (SELECT 1 FROM delivery WHERE delivery.position = event.position)
            """)
        .bind("begin", begin)
        .bind("position", position)
        .execute();
    db.createUpdate(
            """
            DELETE FROM event_stretch
            WHERE stretch >= :first AND stretch < :end
              AND NOT EXISTS (
                SELECT 1 FROM event
                WHERE position >= stretch * :length AND position < (stretch + 1) * :length)
            """)
        .bind("first", begin / STRETCH)
        .bind("end", (position + 1) / STRETCH)
        .bind("length", STRETCH)
        .execute();
    db.createUpdate("UPDATE event_log SET forgotten_to = :position")
        .bind("position", position)
        .execute();
  }
}
