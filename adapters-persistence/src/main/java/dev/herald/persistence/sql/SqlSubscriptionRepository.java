package dev.herald.persistence.sql;

import dev.herald.application.port.out.SubscriptionRepository;
import dev.herald.application.view.Cursor;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.SubscriptionView;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.shared.CustomString;
import dev.herald.domain.shared.NotificationMode;
import dev.herald.domain.subscription.Subscription;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Subscriptions; their number is kept with the channel. */
public final class SqlSubscriptionRepository implements SubscriptionRepository {

  private static final String SELECT =
      """
      SELECT subscription.*, channel.id AS channel,
        (SELECT max(sequence) FROM post WHERE channel_key = channel.key) AS last_sequence
      FROM subscription JOIN channel ON channel.key = subscription.channel_key
      WHERE channel.deleted_at IS NULL AND
      """;

  private static final String OF_CHANNEL =
      "subscription.channel_key = (SELECT key FROM channel WHERE id = :channel)";

  private static final String OF_ACCOUNT = "subscription.account = :account";

  /**
   * How many subscribers a page looks through for a text, which takes some hundredths of a second.
   */
  private static final int LONGEST_WALK = 50_000;

  private final SqlStore database;
  private final int longestWalk;

  public SqlSubscriptionRepository(SqlStore database) {
    this(database, LONGEST_WALK);
  }

  /**
   * @param longestWalk how many subscribers a page looks through for a text
   */
  public SqlSubscriptionRepository(SqlStore database, int longestWalk) {
    this.database = database;
    this.longestWalk = longestWalk;
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
    var found =
        query.isEmpty()
            ? page(OF_CHANNEL, Map.of("channel", channel.value()), page)
            : search(channel, query, page);
    return found.map(Row::subscription);
  }

  /** No index knows what accounts contain, so there is an end to how far a page looks. */
  private Page<Row> search(ChannelId channel, String query, PageRequest page) {
    return database.search(
        db -> {
          var end = endOfWalk(db, channel, page);
          // Of ids, lower() knows ASCII letters alone.
          var condition =
              OF_CHANNEL
                  + """
                    AND subscription.key <= %s
                    AND %s
                  """
                      .formatted(
                          end.orElse(Long.MAX_VALUE),
                          database.dialect().contains("lower(subscription.account)", ":query"));
          var arguments = Map.of("channel", channel.value(), "query", lowerAscii(query));
          var found = page(condition, arguments, page);
          return found.next().isPresent() ? found : new Page<>(found.items(), end.map(Cursor::new));
        });
  }

  private static String lowerAscii(String text) {
    return text.chars()
        .map(it -> it >= 'A' && it <= 'Z' ? it + ('a' - 'A') : it)
        .collect(StringBuilder::new, (lower, it) -> lower.append((char) it), StringBuilder::append)
        .toString();
  }

  /** The last subscription that a page looks at, if there may be others behind it. */
  private Optional<Long> endOfWalk(Handle db, ChannelId channel, PageRequest page) {
    return db.createQuery(
            "SELECT key FROM subscription WHERE "
                + OF_CHANNEL
                + " AND key > :after ORDER BY key LIMIT 1 OFFSET :walk")
        .bind("channel", channel.value())
        .bind("after", after(page))
        .bind("walk", longestWalk - 1)
        .mapTo(Long.class)
        .findOne();
  }

  private static long after(PageRequest page) {
    return page.after().map(Cursor::position).orElse(0L);
  }

  @Override
  public Page<SubscriptionView> ofAccount(
      AccountId account, ChannelScope channels, PageRequest page) {
    var arguments = new HashMap<>(ScopeSql.arguments(channels));
    arguments.put("account", account.value());
    return page(OF_ACCOUNT + ScopeSql.condition(channels, database.dialect()), arguments, page)
        .map(Row::view);
  }

  @Override
  public List<SubscriptionView> ofAccount(
      AccountId account, ChannelScope channels, int offset, int most) {
    return database.read(
        db ->
            db.createQuery(
                    SELECT
                        + OF_ACCOUNT
                        + ScopeSql.condition(channels, database.dialect())
                        + " ORDER BY subscription.key LIMIT :most OFFSET :offset")
                .bindMap(ScopeSql.arguments(channels))
                .bind("account", account.value())
                .bind("most", most)
                .bind("offset", offset)
                .map((row, context) -> Row.of(row).view())
                .list());
  }

  @Override
  public Page<Subscription> endedByDeletion(
      AccountId account, ChannelScope channels, long position, PageRequest page) {
    List<Row> rows =
        database.read(
            db ->
                db.createQuery(
                        """
                        SELECT subscription.*, channel.id AS channel, 0 AS last_sequence
                        FROM subscription JOIN channel ON channel.key = subscription.channel_key
                        WHERE subscription.account = :account AND channel.deleted_at IS NOT NULL
                          AND subscription.key > :after
                          AND EXISTS (
                            SELECT 1 FROM event %s
                            WHERE event.channel_key = channel.key AND type = 'ChannelDeleted'
                              AND position > :position)
                        """
                                .formatted(database.dialect().indexedBy("event_of_deletion"))
                            + ScopeSql.condition(channels, database.dialect())
                            + " ORDER BY subscription.key LIMIT :limit")
                    .bindMap(ScopeSql.arguments(channels))
                    .bind("account", account.value())
                    .bind("position", position)
                    .bind("after", after(page))
                    .bind("limit", page.limit() + 1)
                    .map((row, context) -> Row.of(row))
                    .list());
    return Page.of(rows, page.limit(), Row::key).map(Row::subscription);
  }

  @Override
  public long countOfAccount(AccountId account, ChannelScope channels) {
    return database.read(
        db ->
            db.createQuery(
                    """
                    SELECT count(*)
                    FROM subscription JOIN channel ON channel.key = subscription.channel_key
                    WHERE channel.deleted_at IS NULL AND subscription.account = :account
                    """
                        + ScopeSql.condition(channels, database.dialect()))
                .bindMap(ScopeSql.arguments(channels))
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
                    .bind("after", after(page))
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
              NotificationMode.valueOf(row.getString("delivery")),
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
