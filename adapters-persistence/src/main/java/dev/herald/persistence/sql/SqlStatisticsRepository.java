package dev.herald.persistence.sql;

import dev.herald.application.port.out.StatisticsRepository;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.event.DomainEvent.PostPublished;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.statistics.ChannelDay;
import dev.herald.domain.statistics.ChannelHour;
import dev.herald.domain.statistics.DailyCount;
import dev.herald.domain.statistics.DayRange;
import dev.herald.domain.statistics.DayTally;
import dev.herald.domain.statistics.DueReach;
import dev.herald.domain.statistics.HourCount;
import dev.herald.domain.statistics.PostReach;
import dev.herald.domain.statistics.WeekHours;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** What happened in channels, a row for each day on which something did. */
public final class SqlStatisticsRepository implements StatisticsRepository {

  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long HOUR = Duration.ofHours(1).toMillis();

  /** What counting has come to, by the names of its rows. */
  private static final String EVENTS = "events";

  private static final String SINCE = "since";

  private static final List<Stored> STORED =
      List.of(
          new Stored("subscriptions", "subscription", "key", "since", "joins"),
          new Stored("posts", "post", "position", "published_at", "posts"),
          new Stored("recalls", "post", "position", "recalled_at", "recalls"));

  private static final String ADD =
      """
      ON CONFLICT (channel_key, day) DO UPDATE SET
        joins = channel_day.joins + excluded.joins,
        leaves = channel_day.leaves + excluded.leaves,
        posts = channel_day.posts + excluded.posts,
        recalls = channel_day.recalls + excluded.recalls
      """;

  /** What is kept of an hour takes the place of what was of another one, thirteen weeks before. */
  private static final String ADD_TO_HOUR =
      """
      INSERT INTO channel_hour (channel_key, slot, hour, reads, posts)
      SELECT key, :slot, :hour, :reads, :posts
      FROM channel WHERE id = :channel AND deleted_at IS NULL
      ON CONFLICT (channel_key, slot) DO UPDATE SET
        reads = excluded.reads
          + CASE WHEN channel_hour.hour = excluded.hour THEN channel_hour.reads ELSE 0 END,
        posts = excluded.posts
          + CASE WHEN channel_hour.hour = excluded.hour THEN channel_hour.posts ELSE 0 END,
        hour = excluded.hour
      """;

  private final SqlStore database;
  private final Reaches reaches;

  public SqlStatisticsRepository(SqlStore database) {
    this.database = database;
    reaches = new Reaches(database);
  }

  @Override
  public Optional<Progress> progress() {
    var marks = database.read(SqlStatisticsRepository::marks);
    if (marks.isEmpty()) return Optional.empty();
    return Optional.of(
        new Progress(
            marks.getOrDefault(EVENTS, 0L),
            Instant.ofEpochMilli(marks.getOrDefault(SINCE, 0L)),
            STORED.stream().noneMatch(it -> marks.containsKey(it.mark()))));
  }

  private static Map<String, Long> marks(Handle db) {
    var marks = new HashMap<String, Long>();
    db.createQuery("SELECT name, value FROM statistics_mark")
        .map((row, context) -> marks.put(row.getString("name"), row.getLong("value")))
        .list();
    return marks;
  }

  private static void mark(Handle db, String name, long value) {
    db.createUpdate(
            """
            INSERT INTO statistics_mark (name, value) VALUES (:name, :value)
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """)
        .bind("name", name)
        .bind("value", value)
        .execute();
  }

  private static void unmark(Handle db, String name) {
    db.createUpdate("DELETE FROM statistics_mark WHERE name = :name").bind("name", name).execute();
  }

  @Override
  public void begin(long position, Instant since) {
    var db = database.write();
    db.execute("DELETE FROM channel_day");
    db.execute("UPDATE channel_hour SET posts = 0 WHERE posts > 0");
    mark(db, EVENTS, position);
    mark(db, SINCE, since.toEpochMilli());
    STORED.forEach(it -> mark(db, it.mark(), 0));
  }

  @Override
  public boolean countStored(int most) {
    var db = database.write();
    var marks = marks(db);
    var left = STORED.stream().filter(it -> marks.containsKey(it.mark())).findFirst();
    left.ifPresent(
        it -> walk(db, it, marks.getOrDefault(it.mark(), 0L), most, marks.getOrDefault(SINCE, 0L)));
    return left.isPresent();
  }

  private void walk(Handle db, Stored stored, long after, int most, long since) {
    var end =
        db.createQuery(
                "SELECT %2$s FROM %1$s WHERE %2$s > :after ORDER BY %2$s LIMIT 1 OFFSET :most"
                    .formatted(stored.table(), stored.key()))
            .bind("after", after)
            .bind("most", most - 1)
            .mapTo(Long.class)
            .findOne();
    db.createUpdate(stored.sum(database.dialect()) + ADD)
        .bind("length", DAY)
        .bind("after", after)
        .bind("end", end.orElse(Long.MAX_VALUE))
        .bind("since", since)
        .execute();
    if (end.isPresent()) mark(db, stored.mark(), end.get());
    else unmark(db, stored.mark());
  }

  @Override
  public void add(DayTally tally, long position) {
    var db = database.write();
    add(db, tally.counts());
    for (var channel : tally.ended()) {
      db.createUpdate(
              """
              DELETE FROM channel_day
              WHERE channel_key = (SELECT key FROM channel WHERE id = :channel)
              """)
          .bind("channel", channel.value())
          .execute();
    }
    mark(db, EVENTS, position);
  }

  private static void add(Handle db, Map<ChannelDay, DailyCount> counts) {
    var batch =
        db.prepareBatch(
            """
            INSERT INTO channel_day (channel_key, day, joins, leaves, posts, recalls)
            SELECT key, :day, :joins, :leaves, :posts, :recalls
            FROM channel WHERE id = :channel AND deleted_at IS NULL
            """
                + ADD);
    counts.forEach(
        (day, count) ->
            batch
                .bind("channel", day.channel().value())
                .bind("day", day.day().toEpochDay())
                .bind("joins", count.joins())
                .bind("leaves", count.leaves())
                .bind("posts", count.posts())
                .bind("recalls", count.recalls())
                .add());
    if (!counts.isEmpty()) batch.execute();
  }

  @Override
  public Map<LocalDate, DailyCount> ofChannel(ChannelId channel, DayRange range) {
    return database.read(
        db ->
            db.createQuery(
                    """
                    SELECT channel_day.*
                    FROM channel JOIN channel_day ON channel_day.channel_key = channel.key
                    WHERE channel.id = :channel AND day BETWEEN :from AND :to
                    """)
                .bind("channel", channel.value())
                .bind("from", range.from().toEpochDay())
                .bind("to", range.to().toEpochDay())
                .map((row, context) -> entry(row))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  @Override
  public long subscribers(ChannelId channel, LocalDate day) {
    return database.read(
        db ->
            db.createQuery(
                    """
                    SELECT subscriber_count - coalesce(
                      (SELECT sum(joins - leaves) FROM channel_day
                       WHERE channel_key = channel.key AND day > :day),
                      0)
                    FROM channel WHERE id = :channel
                    """)
                .bind("channel", channel.value())
                .bind("day", day.toEpochDay())
                .mapTo(Long.class)
                .findOne()
                .orElse(0L));
  }

  /** Of all channels the days alone are read; days of a deleted channel go in some seconds. */
  @Override
  public Map<LocalDate, DailyCount> totals(ChannelScope channels, DayRange range) {
    return database.read(
        db ->
            db.createQuery(
                    """
                    SELECT day, sum(joins) AS joins, sum(leaves) AS leaves, sum(posts) AS posts,
                      sum(recalls) AS recalls
                    FROM channel_day %s
                    WHERE day BETWEEN :from AND :to %s
                    GROUP BY day
                    """
                        .formatted(
                            channels.isAll()
                                ? ""
                                : "JOIN channel ON channel.key = channel_day.channel_key",
                            ScopeSql.condition(channels, database.dialect())))
                .bindMap(ScopeSql.arguments(channels))
                .bind("from", range.from().toEpochDay())
                .bind("to", range.to().toEpochDay())
                .map((row, context) -> entry(row))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  @Override
  public long subscribers(ChannelScope channels, LocalDate day) {
    var scope = ScopeSql.condition(channels, database.dialect());
    return database.read(
        db ->
            db.createQuery(
                    """
                    SELECT coalesce(sum(subscriber_count), 0) - coalesce(
                      (SELECT sum(joins - leaves)
                       FROM channel_day JOIN channel ON channel.key = channel_day.channel_key
                       WHERE day > :day %1$s),
                      0)
                    FROM channel WHERE deleted_at IS NULL %1$s
                    """
                        .formatted(scope))
                .bindMap(ScopeSql.arguments(channels))
                .bind("day", day.toEpochDay())
                .mapTo(Long.class)
                .one());
  }

  @Override
  public void addReading(ChannelId channel, long after, long upTo, Instant at) {
    reaches.addReading(channel, after, upTo);
    addToHours(database.write(), Map.of(new ChannelHour(channel, at), new HourCount(1, 0)));
  }

  @Override
  public void addPosts(Map<ChannelHour, Long> posts) {
    if (posts.isEmpty()) return;
    var counts = new HashMap<ChannelHour, HourCount>();
    posts.forEach((hour, count) -> counts.put(hour, new HourCount(0, count)));
    addToHours(database.write(), counts);
  }

  private static void addToHours(Handle db, Map<ChannelHour, HourCount> counts) {
    var batch = db.prepareBatch(ADD_TO_HOUR);
    counts.forEach(
        (hour, count) -> {
          var number = number(hour.begin());
          batch
              .bind("channel", hour.channel().value())
              .bind("slot", Math.floorMod(number, (long) WeekHours.HOURS))
              .bind("hour", number)
              .bind("reads", count.reads())
              .bind("posts", count.posts())
              .add();
        });
    batch.execute();
  }

  private static long number(Instant hour) {
    return Math.floorDiv(hour.toEpochMilli(), HOUR);
  }

  @Override
  public Map<Instant, HourCount> hours(ChannelId channel, Instant from, Instant behind) {
    return database.read(
        db ->
            db.createQuery(
                    """
                    SELECT hour, reads, posts
                    FROM channel JOIN channel_hour ON channel_hour.channel_key = channel.key
                    WHERE channel.id = :channel AND deleted_at IS NULL
                      AND hour >= :from AND hour < :behind
                    """)
                .bind("channel", channel.value())
                .bind("from", number(from))
                .bind("behind", number(behind))
                .map(
                    (row, context) ->
                        Map.entry(
                            Instant.ofEpochMilli(row.getLong("hour") * HOUR),
                            new HourCount(row.getLong("reads"), row.getLong("posts"))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  @Override
  public void noteSubscribers(Collection<PostPublished> posts) {
    reaches.begin(posts);
  }

  @Override
  public List<DueReach> due(Instant now, int most) {
    return reaches.due(now, most);
  }

  @Override
  public void noteReaders(DueReach due, OptionalLong readers) {
    reaches.note(due, readers);
  }

  @Override
  public Optional<PostReach> reach(ChannelId channel, long sequence) {
    return reaches.find(channel, sequence);
  }

  private static Map.Entry<LocalDate, DailyCount> entry(ResultSet row) throws SQLException {
    return Map.entry(LocalDate.ofEpochDay(row.getLong("day")), count(row));
  }

  private static DailyCount count(ResultSet row) throws SQLException {
    return new DailyCount(
        row.getLong("joins"), row.getLong("leaves"), row.getLong("posts"), row.getLong("recalls"));
  }

  /**
   * What is stored of the time before events were counted.
   *
   * @param mark up to where it was counted, for as long as there is more
   * @param key the order in which it is walked through, a part after the other
   * @param at when it happened
   * @param counted in which column
   */
  private record Stored(String mark, String table, String key, String at, String counted) {

    /** Adds a part of it. */
    String sum(Dialect dialect) {
      return """
          INSERT INTO channel_day (channel_key, day, joins, leaves, posts, recalls)
          SELECT channel_key, %s / :length, %s
          FROM %s %s
          WHERE %3$s.%5$s > :after AND %3$s.%5$s <= :end AND %1$s < :since
          GROUP BY 1, 2
          """
          .formatted(
              at,
              Stream.of("joins", "leaves", "posts", "recalls")
                  .map(it -> it.equals(counted) ? "count(*)" : "0")
                  .collect(Collectors.joining(", ")),
              table,
              dialect.joinChannelOf(table, "channel.deleted_at IS NULL"),
              key);
    }
  }
}
