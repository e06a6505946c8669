package dev.herald.persistence.sqlite;

import dev.herald.application.port.out.SubscriptionRepository;
import dev.herald.application.view.Cursor;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.SubscriptionView;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.shared.CustomString;
import dev.herald.domain.subscription.Delivery;
import dev.herald.domain.subscription.Subscription;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;

/** Subscriptions; their number is kept with the channel. */
public final class SqliteSubscriptionRepository implements SubscriptionRepository {

  private static final String SELECT =
      """
      SELECT subscription.*, channel.id AS channel,
        (SELECT max(sequence) FROM post WHERE channel_key = channel.key) AS last_sequence
      FROM subscription JOIN channel ON channel.key = subscription.channel_key
      WHERE channel.deleted_at IS NULL AND
      """;

  private final Database database;

  public SqliteSubscriptionRepository(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Subscription> find(ChannelId channel, AccountId account) {
    return database.read(
        db ->
            db.createQuery(SELECT + " channel.id = :channel AND subscription.account = :account")
                .bind("channel", channel.value())
                .bind("account", account.value())
                .map((row, context) -> Row.of(row))
                .findOne()
                .map(Row::subscription));
  }

  @Override
  public void insert(Subscription subscription) {
    execute(
        """
        INSERT INTO subscription (
          channel_key, account, since, delivery, custom_string, last_read_sequence)
        SELECT key, :account, :since, :delivery, :customString, :lastRead
        FROM channel WHERE id = :channel
        """,
        subscription);
    count(subscription.channel(), 1);
  }

  @Override
  public void update(Subscription subscription) {
    execute(
        """
        UPDATE subscription
        SET since = :since, delivery = :delivery, custom_string = :customString,
          last_read_sequence = :lastRead
        WHERE channel_key = (SELECT key FROM channel WHERE id = :channel) AND account = :account
        """,
        subscription);
  }

  @Override
  public void delete(Subscription subscription) {
    var deleted =
        database
            .write()
            .createUpdate(
                """
                DELETE FROM subscription
                WHERE channel_key = (SELECT key FROM channel WHERE id = :channel)
                  AND account = :account
                """)
            .bind("channel", subscription.channel().value())
            .bind("account", subscription.account().value())
            .execute();
    count(subscription.channel(), -deleted);
  }

  private void execute(String sql, Subscription subscription) {
    bind(database.write().createUpdate(sql), subscription).execute();
  }

  private static <S extends SqlStatement<S>> S bind(S statement, Subscription subscription) {
    return statement
        .bind("channel", subscription.channel().value())
        .bind("account", subscription.account().value())
        .bind("since", subscription.since().toEpochMilli())
        .bind("delivery", subscription.delivery().name())
        .bind("customString", subscription.customString().value())
        .bind("lastRead", subscription.lastReadSequence());
  }

  private void count(ChannelId channel, int difference) {
    database
        .write()
        .createUpdate(
            """
            UPDATE channel SET subscriber_count = subscriber_count + :difference WHERE id = :id
            """)
        .bind("id", channel.value())
        .bind("difference", difference)
        .execute();
  }

  @Override
  public Page<Subscription> ofChannel(ChannelId channel, String query, PageRequest page) {
    // SQLite's lower() knows ASCII letters alone, and everything contains the empty text.
    return page(
            """
            subscription.channel_key = (SELECT key FROM channel WHERE id = :channel)
              AND instr(lower(subscription.account), lower(:query)) > 0
            """,
            Map.of("channel", channel.value(), "query", query),
            page)
        .map(Row::subscription);
  }

  @Override
  public Page<SubscriptionView> ofAccount(AccountId account, PageRequest page) {
    return page("subscription.account = :account", Map.of("account", account.value()), page)
        .map(Row::view);
  }

  @Override
  public List<SubscriptionView> ofAccount(AccountId account, int offset, int most) {
    return database.read(
        db ->
            db.createQuery(
                    SELECT
                        + """
                           subscription.account = :account
                          ORDER BY subscription.key
                          LIMIT :most OFFSET :offset
                          """)
                .bind("account", account.value())
                .bind("most", most)
                .bind("offset", offset)
                .map((row, context) -> Row.of(row).view())
                .list());
  }

  @Override
  public long countOfAccount(AccountId account) {
    return database.read(
        db ->
            db.createQuery(
                    """
                    SELECT count(*)
                    FROM subscription JOIN channel ON channel.key = subscription.channel_key
                    WHERE channel.deleted_at IS NULL AND subscription.account = :account
                    """)
                .bind("account", account.value())
                .mapTo(Long.class)
                .one());
  }

  private Page<Row> page(String condition, Map<String, String> arguments, PageRequest page) {
    List<Row> rows =
        database.read(
            db ->
                db.createQuery(
                        SELECT
                            + condition
                            + """
                               AND subscription.key > :after
                              ORDER BY subscription.key
                              LIMIT :limit
                              """)
                    .bindMap(arguments)
                    .bind("after", page.after().map(Cursor::position).orElse(0L))
                    .bind("limit", page.limit() + 1)
                    .map((row, context) -> Row.of(row))
                    .list());
    return Page.of(rows, page.limit(), Row::key);
  }

  private record Row(long key, SubscriptionView view) {

    static Row of(ResultSet row) throws SQLException {
      var subscription =
          new Subscription(
              new ChannelId(row.getString("channel")),
              new AccountId(row.getString("account")),
              Columns.instant(row, "since"),
              Delivery.valueOf(row.getString("delivery")),
              new CustomString(row.getString("custom_string")),
              row.getLong("last_read_sequence"));
      return new Row(
          row.getLong("key"), new SubscriptionView(subscription, row.getLong("last_sequence")));
    }

    Subscription subscription() {
      return view.subscription();
    }
  }
}
