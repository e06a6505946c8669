package dev.herald.persistence.sql;

import dev.herald.application.port.out.DeliveryQueue;
import dev.herald.application.view.DeliveryView.State;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.webhook.WebhookId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rows of {@code delivery} that wait. */
public final class SqlDeliveryQueue extends DeliveryRows implements DeliveryQueue {

  private static final String WAITING = DeliveryRows.SEEN + " AND delivery.state = 'WAITING'\n";

  private static final String OF_RECEIVER = WAITING + " AND delivery.receiver = :receiver\n";

  /** When it is the turn of each channel of which something waits: when the oldest of it is due. */
  private static final String TURNS =
      """
      SELECT oldest.channel_key, delivery.at AS turn
      FROM (
          SELECT event.channel_key, min(delivery.position) AS position
          %s
          GROUP BY event.channel_key) AS oldest
        CROSS JOIN delivery
      WHERE delivery.receiver = :receiver AND delivery.state = 'WAITING'
        AND delivery.position = oldest.position
      """
          .formatted(OF_RECEIVER);

  private static final String DUE =
      """
      WITH due (channel_key) AS MATERIALIZED (
        SELECT channel_key FROM (%s) AS turns WHERE turn NOT BETWEEN :now + 1 AND :latest)
      SELECT event.*, channel.id AS channel, delivery.attempts
      %s AND event.channel_key IN (SELECT channel_key FROM due)
      ORDER BY delivery.position
      LIMIT :most
      """
          .formatted(TURNS, OF_RECEIVER);

  /** The oldest delivery that fails stands beside the numbers, if there is one. */
  private static final String BACKLOGS =
      """
      WITH backlog AS (
        SELECT delivery.receiver, count(*) AS size,
          min(delivery.position) FILTER (WHERE delivery.failure <> '') AS failing
        %s AND delivery.receiver IN (%s)
        GROUP BY delivery.receiver)
      SELECT backlog.receiver, backlog.size, backlog.failing, %s
      FROM backlog
        LEFT JOIN delivery
          ON delivery.position = backlog.failing AND delivery.receiver = backlog.receiver
        LEFT JOIN event ON event.position = delivery.position
        LEFT JOIN channel ON channel.key = event.channel_key
      """
          .formatted(WAITING, "%s", DeliveryRows.COLUMNS);

  private final SqlStore database;

  public SqlDeliveryQueue(SqlStore database) {
    super(database, State.WAITING);
    this.database = database;
  }

  @Override
  public void put(WebhookId receiver, long position, int attempts, Instant next, String failure) {
    keep(receiver, position, attempts, next, failure);
  }

  @Override
  public Set<ChannelId> blocked(WebhookId receiver) {
    return database.read(
        db ->
            db
                .createQuery("SELECT DISTINCT channel.id " + OF_RECEIVER)
                .bind("receiver", receiver.value())
                .mapTo(String.class)
                .stream()
                .map(ChannelId::new)
                .collect(Collectors.toSet()));
  }

  @Override
  public List<Waiting> due(WebhookId receiver, Instant now, Instant latest, int most) {
    return database.read(
        db ->
            db.createQuery(DUE)
                .bind("receiver", receiver.value())
                .bind("now", now.toEpochMilli())
                .bind("latest", latest.toEpochMilli())
                .bind("most", most)
                .map((row, context) -> new Waiting(EventRow.entry(row), row.getInt("attempts")))
                .list());
  }

  @Override
  public Optional<Instant> nextDue(WebhookId receiver) {
    return database.read(
        db ->
            db.createQuery("SELECT turn FROM (%s) AS turns ORDER BY turn LIMIT 1".formatted(TURNS))
                .bind("receiver", receiver.value())
                .map((row, context) -> Columns.instant(row, "turn"))
                .findOne());
  }

  @Override
  public Map<WebhookId, Backlog> backlogs(Set<WebhookId> receivers) {
    return database.read(
        db ->
            db
                .createQuery(BACKLOGS.formatted(database.dialect().texts(":receivers")))
                .bind("receivers", DeliveryRows.json(receivers))
                .map(
                    (row, context) ->
                        Map.entry(new WebhookId(row.getString("receiver")), backlog(row)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  private Backlog backlog(ResultSet row) throws SQLException {
    return new Backlog(
        row.getLong("size"),
        row.getString("failing") == null ? Optional.empty() : Optional.of(view(row)));
  }
}
