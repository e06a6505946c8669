package dev.herald.persistence.sql;

import dev.herald.application.port.out.DeadLetters;
import dev.herald.application.view.DeliveryView.State;
import dev.herald.domain.webhook.WebhookId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The rows of {@code delivery} that have failed. */
public final class SqlDeadLetters extends DeliveryRows implements DeadLetters {

  private final SqlStore database;

  public SqlDeadLetters(SqlStore database) {
    super(database, State.DEAD_LETTER);
    this.database = database;
  }

  @Override
  public void add(WebhookId receiver, long position, int attempts, Instant at, String failure) {
    keep(receiver, position, attempts, at, failure);
  }

  @Override
  public void addWaiting(long after, long upTo, Instant at, String failure) {
    database
        .write()
        .createUpdate(
            """
            UPDATE delivery SET state = 'DEAD_LETTER', at = :at, failure = :failure
            WHERE position > :after AND position <= :upTo AND state = 'WAITING'
            """)
        .bind("after", after)
        .bind("upTo", upTo)
        .bind("at", at.toEpochMilli())
        .bind("failure", failure)
        .execute();
  }

  @Override
  public void removeOldest(WebhookId receiver, int most, int step) {
    database
        .write()
        .createUpdate(
            """
            DELETE FROM delivery
            WHERE receiver = :receiver AND state = 'DEAD_LETTER' AND position IN (
              SELECT position FROM delivery
              WHERE receiver = :receiver AND state = 'DEAD_LETTER' AND position <= (
                SELECT position FROM delivery
                WHERE receiver = :receiver AND state = 'DEAD_LETTER'
                ORDER BY position DESC
                LIMIT 1 OFFSET :most)
              ORDER BY position
              LIMIT :step)
            """)
        .bind("receiver", receiver.value())
        .bind("most", most)
        .bind("step", step)
        .execute();
  }

  @Override
  public Map<WebhookId, Long> counts(Set<WebhookId> receivers) {
    return database.read(
        db ->
            db
                .createQuery(
                    """
                    SELECT delivery.receiver, count(*) AS count
                    %s AND delivery.state = 'DEAD_LETTER'
                      AND delivery.receiver IN (%s)
                    GROUP BY delivery.receiver
                    """
                        .formatted(DeliveryRows.SEEN, database.dialect().texts(":receivers")))
                .bind("receivers", DeliveryRows.json(receivers))
                .map(
                    (row, context) ->
                        Map.entry(new WebhookId(row.getString("receiver")), row.getLong("count")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }
}
