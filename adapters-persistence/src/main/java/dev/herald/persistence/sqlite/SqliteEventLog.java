package dev.herald.persistence.sqlite;

import dev.herald.application.port.out.EventLog;
import dev.herald.domain.event.DomainEvent;
import java.util.List;

/** What happened, a row for each event. */
public final class SqliteEventLog implements EventLog {

  private final Database database;

  public SqliteEventLog(Database database) {
    this.database = database;
  }

  @Override
  public void append(DomainEvent event) {
    var row = EventRow.of(event);
    database
        .write()
        .createUpdate(
            """
            INSERT INTO event (channel_key, type, at, subject, number)
            SELECT key, :type, :at, :subject, :number FROM channel WHERE id = :channel
            """)
        .bind("channel", event.channel().value())
        .bind("type", row.type())
        .bind("at", event.at().toEpochMilli())
        .bind("subject", row.subject())
        .bind("number", row.number())
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
                    WHERE event.position > :after
                      AND (channel.deleted_at IS NULL OR event.type = 'ChannelDeleted')
                    ORDER BY event.position
                    LIMIT :most
                    """)
                .bind("after", position)
                .bind("most", most)
                .map((row, context) -> new Entry(row.getLong("position"), EventRow.toDomain(row)))
                .list());
  }

  @Override
  public long end() {
    return database.read(
        db ->
            db.createQuery("SELECT coalesce(max(position), 0) FROM event").mapTo(Long.class).one());
  }
}
