package dev.herald.persistence.sql;

import dev.herald.application.port.out.ReceiverPositions;
import dev.herald.domain.webhook.WebhookId;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** How far in the log receivers are, a row for each. */
public final class SqlReceiverPositions implements ReceiverPositions {

  private final SqlStore database;

  public SqlReceiverPositions(SqlStore database) {
    this.database = database;
  }

  @Override
  public OptionalLong position(WebhookId receiver) {
    return database
        .read(
            db ->
                db.createQuery("SELECT position FROM receiver WHERE id = :id")
                    .bind("id", receiver.value())
                    .mapTo(Long.class)
                    .findOne())
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }

  @Override
  public void move(WebhookId receiver, long position) {
    database
        .write()
        .createUpdate(
            """
            INSERT INTO receiver (id, position) VALUES (:id, :position)
            ON CONFLICT (id) DO UPDATE SET position = excluded.position
            """)
        .bind("id", receiver.value())
        .bind("position", position)
        .execute();
  }

  @Override
  public Set<WebhookId> behind(long position) {
    return database.read(
        db ->
            db
                .createQuery("SELECT id FROM receiver WHERE position < :position")
                .bind("position", position)
                .mapTo(String.class)
                .stream()
                .map(WebhookId::new)
                .collect(Collectors.toSet()));
  }

  @Override
  public void forget(WebhookId receiver) {
    database
        .write()
        .createUpdate("DELETE FROM receiver WHERE id = :id")
        .bind("id", receiver.value())
        .execute();
  }
}
