package dev.herald.persistence.sql;

import dev.herald.application.view.Cursor;
import dev.herald.application.view.DeliveryView;
import dev.herald.application.view.DeliveryView.State;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.webhook.WebhookId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Update;

/** The rows of {@code delivery} that are in one state. */
abstract class DeliveryRows {

  /** Of a deleted channel nothing is seen but its deletion, as in the event log. */
  static final String SEEN =
      """
      FROM delivery CROSS JOIN event CROSS JOIN channel
      WHERE event.position = delivery.position AND channel.key = event.channel_key
        AND (channel.deleted_at IS NULL OR event.type = 'ChannelDeleted')
      """;

  /** What a {@link DeliveryView} is made of. */
  static final String COLUMNS =
      """
      event.*, channel.id AS channel, delivery.attempts, delivery.failure,
        delivery.at AS delivery_at
      """;

  private static final String OF_RECEIVER =
      SEEN + " AND delivery.receiver = :receiver AND delivery.state = :state\n";

  private static final String REPLACE =
      """
      UPDATE delivery SET state = :state, attempts = :attempts, at = :at, failure = :failure
      WHERE position = :position AND receiver = :receiver
      """;

  private static final String INSERT =
      """
      INSERT INTO delivery (receiver, state, position, attempts, at, failure)
      SELECT :receiver, :state, position, :attempts, :at, :failure
      FROM event WHERE position = :position
      """;

  private final SqlStore database;
  private final State state;
  private final String chosen;

  DeliveryRows(SqlStore database, State state) {
    this.database = database;
    this.state = state;
    chosen =
        """
        WHERE receiver = :receiver AND state = :state AND position IN (
          SELECT delivery.position
          %s AND (:all OR delivery.position IN (%s)))
        """
            .formatted(OF_RECEIVER, database.dialect().numbers(":positions"));
  }

  /** Nothing is kept if the event is gone: its channel was deleted, and purged already. */
  final void keep(WebhookId receiver, long position, int attempts, Instant at, String failure) {
    var replaced = keep(REPLACE, receiver, position, attempts, at, failure);
    if (replaced == 0) keep(INSERT, receiver, position, attempts, at, failure);
  }

  private int keep(
      String sql, WebhookId receiver, long position, int attempts, Instant at, String failure) {
    return update(sql, receiver)
        .bind("position", position)
        .bind("attempts", attempts)
        .bind("at", at.toEpochMilli())
        .bind("failure", failure)
        .execute();
  }

  public int remove(WebhookId receiver, Set<Long> positions) {
    return choose("DELETE FROM delivery " + chosen, receiver, positions).execute();
  }

  /** Makes them wait as if they never had been tried. */
  public int redeliver(WebhookId receiver, Set<Long> positions, Instant next) {
    var update = "UPDATE delivery SET state = 'WAITING', attempts = 0, at = :next, failure = '' ";
    return choose(update + chosen, receiver, positions).bind("next", next.toEpochMilli()).execute();
  }

  private Update choose(String sql, WebhookId receiver, Set<Long> positions) {
    return update(sql, receiver)
        .bind("all", positions.isEmpty())
        .bind("positions", List.copyOf(positions).toString()); // an array of JSON
  }

  private Update update(String sql, WebhookId receiver) {
    return database
        .write()
        .createUpdate(sql)
        .bind("receiver", receiver.value())
        .bind("state", state.name());
  }

  public Page<DeliveryView> list(WebhookId receiver, PageRequest page) {
    var found =
        database.read(
            db ->
                db.createQuery(
                        """
                        SELECT %s %s AND delivery.position < :before
                        ORDER BY delivery.position DESC
                        LIMIT :limit
                        """
                            .formatted(COLUMNS, OF_RECEIVER))
                    .bind("receiver", receiver.value())
                    .bind("state", state.name())
                    .bind("before", page.after().map(Cursor::position).orElse(Long.MAX_VALUE))
                    .bind("limit", page.limit() + 1)
                    .map((row, context) -> view(row))
                    .list());
    return Page.of(found, page.limit(), DeliveryView::position);
  }

  public Optional<DeliveryView> find(WebhookId receiver, long position) {
    return database.read(
        db ->
            db.createQuery(
                    "SELECT %s %s AND delivery.position = :position"
                        .formatted(COLUMNS, OF_RECEIVER))
                .bind("receiver", receiver.value())
                .bind("state", state.name())
                .bind("position", position)
                .map((row, context) -> view(row))
                .findOne());
  }

  /** A row with the {@link #COLUMNS}. */
  DeliveryView view(ResultSet row) throws SQLException {
    return new DeliveryView(
        row.getLong("position"),
        EventRow.toDomain(row),
        state,
        row.getInt("attempts"),
        Optional.of(row.getString("failure")).filter(failure -> !failure.isEmpty()),
        Columns.instant(row, "delivery_at"));
  }

  /** Ids as an array of JSON; they have nothing in them that it would escape. */
  static String json(Set<WebhookId> receivers) {
    return receivers.stream()
        .map(WebhookId::value)
        .collect(Collectors.joining("\",\"", "[\"", "\"]"));
  }
}
