package dev.herald.persistence.sqlite;

import dev.herald.application.port.out.DeliveryLog;
import dev.herald.application.port.out.EventLog.Entry;
import dev.herald.application.view.Cursor;
import dev.herald.application.view.DeliveryView;
import dev.herald.application.view.DeliveryView.State;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.webhook.WebhookId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Update;

/** How far receivers have been told, and a row for each delivery that is put aside. */
public final class SqliteDeliveryLog implements DeliveryLog {

  /** Of a deleted channel nothing is seen but its deletion, as in the event log. */
  private static final String SEEN =
      """
      FROM delivery
        CROSS JOIN event ON event.position = delivery.position
        CROSS JOIN channel ON channel.key = event.channel_key
      WHERE delivery.receiver = :receiver
        AND (channel.deleted_at IS NULL OR event.type = 'ChannelDeleted')
      """;

  /**
   * When it is the turn of each channel of which something waits: when the oldest of it is due.
   * Beside min() SQLite takes the other columns from the row that has the minimum.
   */
  private static final String TURNS =
      """
      SELECT event.channel_key, min(delivery.position), delivery.at AS turn
      %s AND delivery.state = 'WAITING'
      GROUP BY event.channel_key
      """
          .formatted(SEEN);

  private static final String VIEW =
      """
      SELECT event.*, channel.id AS channel, delivery.state, delivery.attempts, delivery.failure,
        delivery.at AS delivery_at
      %s
      """
          .formatted(SEEN);

  private static final String CHOSEN =
      """
      WHERE receiver = :receiver AND position IN (
        SELECT delivery.position
        %s AND (:all OR delivery.position IN (SELECT value FROM json_each(:positions))))
      """
          .formatted(SEEN);

  private final Database database;

  public SqliteDeliveryLog(Database database) {
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
        .createUpdate("INSERT OR REPLACE INTO receiver (id, position) VALUES (:id, :position)")
        .bind("id", receiver.value())
        .bind("position", position)
        .execute();
  }

  @Override
  public void forget(WebhookId receiver) {
    update("DELETE FROM delivery WHERE receiver = :receiver", receiver).execute();
    update("DELETE FROM receiver WHERE id = :receiver", receiver).execute();
  }

  @Override
  public void await(WebhookId receiver, long position, int attempts, Instant next, String failure) {
    put(receiver, position, State.WAITING, attempts, next, failure);
  }

  @Override
  public void giveUp(WebhookId receiver, long position, int attempts, Instant at, String failure) {
    put(receiver, position, State.FAILED, attempts, at, failure);
  }

  /** Nothing is kept if the event is gone: its channel was deleted, and purged already. */
  private void put(
      WebhookId receiver, long position, State state, int attempts, Instant at, String failure) {
    update(
            """
            INSERT OR REPLACE INTO delivery (receiver, state, position, attempts, at, failure)
            SELECT :receiver, :state, position, :attempts, :at, :failure
            FROM event WHERE position = :position
            """,
            receiver)
        .bind("position", position)
        .bind("state", state.name())
        .bind("attempts", attempts)
        .bind("at", at.toEpochMilli())
        .bind("failure", failure)
        .execute();
  }

  @Override
  public void remove(WebhookId receiver, long position) {
    update("DELETE FROM delivery WHERE receiver = :receiver AND position = :position", receiver)
        .bind("position", position)
        .execute();
  }

  @Override
  public int revive(WebhookId receiver, Set<Long> positions, Instant next) {
    return choose(
            "UPDATE delivery SET state = 'WAITING', attempts = 0, at = :next, failure = '' "
                + CHOSEN,
            receiver,
            positions)
        .bind("next", next.toEpochMilli())
        .execute();
  }

  @Override
  public int discard(WebhookId receiver, Set<Long> positions) {
    var sql = "DELETE FROM delivery " + CHOSEN + " AND (state = 'FAILED' OR NOT :all)";
    return choose(sql, receiver, positions).execute();
  }

  private Update choose(String sql, WebhookId receiver, Set<Long> positions) {
    return update(sql, receiver)
        .bind("all", positions.isEmpty())
        .bind("positions", List.copyOf(positions).toString()); // an array of JSON
  }

  private Update update(String sql, WebhookId receiver) {
    return database.write().createUpdate(sql).bind("receiver", receiver.value());
  }

  @Override
  public Set<ChannelId> blocked(WebhookId receiver) {
    return database.read(
        db ->
            db
                .createQuery(
                    "SELECT DISTINCT channel.id " + SEEN + " AND delivery.state = 'WAITING'")
                .bind("receiver", receiver.value())
                .mapTo(String.class)
                .stream()
                .map(ChannelId::new)
                .collect(Collectors.toSet()));
  }

  @Override
  public List<Waiting> due(WebhookId receiver, Instant now, int most) {
    return database.read(
        db ->
            db.createQuery(
                    """
                    SELECT event.*, channel.id AS channel, delivery.attempts
                    %s AND delivery.state = 'WAITING' AND event.channel_key IN (
                      SELECT channel_key FROM (%s) WHERE turn <= :now)
                    ORDER BY delivery.position
                    LIMIT :most
                    """
                        .formatted(SEEN, TURNS))
                .bind("receiver", receiver.value())
                .bind("now", now.toEpochMilli())
                .bind("most", most)
                .map(
                    (row, context) ->
                        new Waiting(
                            new Entry(row.getLong("position"), EventRow.toDomain(row)),
                            row.getInt("attempts")))
                .list());
  }

  @Override
  public Optional<Instant> nextDue(WebhookId receiver) {
    return database.read(
        db ->
            db.createQuery("SELECT turn FROM (%s) ORDER BY turn LIMIT 1".formatted(TURNS))
                .bind("receiver", receiver.value())
                .map((row, context) -> Columns.instant(row, "turn"))
                .findOne());
  }

  @Override
  public Page<DeliveryView> list(WebhookId receiver, State state, PageRequest page) {
    var found =
        database.read(
            db ->
                db.createQuery(
                        VIEW
                            + """
                            AND delivery.state = :state AND delivery.position < :before
                            ORDER BY delivery.position DESC
                            LIMIT :limit
                            """)
                    .bind("receiver", receiver.value())
                    .bind("state", state.name())
                    .bind("before", page.after().map(Cursor::position).orElse(Long.MAX_VALUE))
                    .bind("limit", page.limit() + 1)
                    .map((row, context) -> view(row))
                    .list());
    return Page.of(found, page.limit(), DeliveryView::position);
  }

  @Override
  public Optional<DeliveryView> oldestFailing(WebhookId receiver) {
    return database.read(
        db ->
            db.createQuery(
                    VIEW
                        + """
                        AND delivery.state = 'WAITING' AND delivery.failure <> ''
                        ORDER BY delivery.position
                        LIMIT 1
                        """)
                .bind("receiver", receiver.value())
                .map((row, context) -> view(row))
                .findOne());
  }

  private static DeliveryView view(ResultSet row) throws SQLException {
    return new DeliveryView(
        row.getLong("position"),
        EventRow.toDomain(row),
        State.valueOf(row.getString("state")),
        row.getInt("attempts"),
        Optional.of(row.getString("failure")).filter(failure -> !failure.isEmpty()),
        Columns.instant(row, "delivery_at"));
  }

  @Override
  public Optional<DeliveryView> find(WebhookId receiver, long position) {
    return database.read(
        db ->
            db.createQuery(VIEW + "AND delivery.position = :position")
                .bind("receiver", receiver.value())
                .bind("position", position)
                .map((row, context) -> view(row))
                .findOne());
  }

  @Override
  public long count(WebhookId receiver, State state) {
    return database.read(
        db ->
            db.createQuery("SELECT count(*) " + SEEN + " AND delivery.state = :state")
                .bind("receiver", receiver.value())
                .bind("state", state.name())
                .mapTo(Long.class)
                .one());
  }
}
