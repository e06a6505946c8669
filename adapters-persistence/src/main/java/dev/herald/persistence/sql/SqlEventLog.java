package dev.herald.persistence.sql;

import dev.herald.application.port.out.EventLog;
import dev.herald.application.view.EventQuery;
import dev.herald.domain.access.ActorId;
import dev.herald.domain.event.DomainEvent;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** What happened, a row for each event. */
public final class SqlEventLog implements EventLog {

  /** How many positions the rows of {@code event_stretch} stand for. */
  static final long STRETCH = 4096;

  /**
   * How many positions a millisecond has: far more than events can be stored in one. What is
   * counted so since 1970 fits into the whole numbers of JavaScript until the year 2248.
   */
  private static final long POSITIONS_OF_A_MILLI = 1024;

  /** Of a deleted channel nothing is known but its deletion. */
  private static final String SEEN = "channel.deleted_at IS NULL OR event.type = 'ChannelDeleted'";

  private final SqlStore database;
  private final long notBefore;
  private final String end;

  /** A log whose positions go on where they ended. */
  public SqlEventLog(SqlStore database) {
    this(database, 0);
  }

  private SqlEventLog(SqlStore database, long notBefore) {
    this.database = database;
    this.notBefore = notBefore;
    end = database.dialect().end("event");
  }

  /**
   * A log whose positions go on no earlier than at those of a moment. Receivers know events by
   * their positions: if this database is a copy of an earlier one, they know some that it has never
   * seen, and would take what happens from now on for what they were told before.
   */
  public static SqlEventLog notBefore(Instant moment, SqlStore database) {
    return new SqlEventLog(database, positionAt(moment));
  }

  /** No event that is stored before a moment has this position, or a later one. */
  public static long positionAt(Instant moment) {
    return moment.toEpochMilli() * POSITIONS_OF_A_MILLI;
  }

  @Override
  public void append(ActorId by, DomainEvent event) {
    database.additions().add(new NewEvent(event, by, notBefore));
  }

  @Override
  public List<Entry> after(long position, int most) {
    return database.read(
        db ->
            db.createQuery(
                    """
                    SELECT event.*, channel.id AS channel
                    FROM event %s
                    WHERE event.position > (
                        SELECT CASE WHEN forgotten_to > :after THEN forgotten_to ELSE :after END
                        FROM event_log)
                    ORDER BY event.position
                    LIMIT :most
                    """
                        .formatted(database.dialect().joinChannelOf("event", SEEN)))
                .bind("after", position)
                .bind("most", most)
                .map((row, context) -> EventRow.entry(row))
                .list());
  }

  @Override
  public Part find(EventQuery query, long position, int most) {
    var begin = begin();
    var end = end(); // before anything is looked for: what comes later is for the next part
    var from = Math.max(position, begin);
    if (from >= end) return new Part(List.of(), Math.max(position, end));
    return database.read(
        db -> new EventSearch(db, database.dialect(), from, end, most).find(query));
  }

  @Override
  public long begin() {
    return database.read(
        db -> db.createQuery("SELECT forgotten_to FROM event_log").mapTo(Long.class).one());
  }

  @Override
  public long end() {
    return database.read(
        db -> db.createQuery("SELECT coalesce(%s, 0)".formatted(end)).mapTo(Long.class).one());
  }

  @Override
  public OptionalLong lostAfter(long position) {
    return database
        .read(
            db ->
                db.createQuery(
                        """
                        SELECT above FROM lost_positions
                        WHERE above < :position AND below > :position
                        ORDER BY above LIMIT 1
                        """)
                    .bind("position", position)
                    .mapTo(Long.class)
                    .findOne())
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  @Override
  public long reach(long position, int entries) {
    return database.read(
        db ->
            db.createQuery(
                    """
                    SELECT position FROM event WHERE position > :position
                    ORDER BY position LIMIT 1 OFFSET :before
                    """)
                .bind("position", position)
                .bind("before", entries - 1)
                .mapTo(Long.class)
                .findOne()
                .orElseGet(this::end));
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
    db.createUpdate("DELETE FROM lost_positions WHERE below <= :position")
        .bind("position", position)
        .execute();
    db.createUpdate("UPDATE event_log SET forgotten_to = :position")
        .bind("position", position)
        .execute();
  }
}
