package dev.herald.persistence.sql;

import dev.herald.application.view.Cursor;
import dev.herald.application.view.PostQuery;
import dev.herald.persistence.search.WordAnalyzer.Phrase;
import dev.herald.persistence.sql.WordIndex.Condition;
import dev.herald.persistence.sql.WordIndex.Wanted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * The SQL that lists the posts that fit a query.
 *
 * <p>It walks down from the newest, so that little is sorted, however many fit.
 */
final class PostSelect {

  private static final long MILLIS_IN_A_MINUTE = Duration.ofMinutes(1).toMillis();

  private static final long EARLIEST = Long.MIN_VALUE / 2;
  private static final long LATEST = Long.MAX_VALUE / 2;

  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> arguments = new LinkedHashMap<>();
  private final Dialect dialect;
  private final Walk walk;
  private final int limit;

  /** How to find rows of the search index, if that is walked through. */
  private final List<Condition> ways = new ArrayList<>();

  private PostSelect(Dialect dialect, Walk walk, int limit) {
    this.dialect = dialect;
    this.walk = walk;
    this.limit = limit;
  }

  /** What a list walks through. */
  private enum Walk {
    /** The posts of a single channel, if nothing else is asked for. */
    SEQUENCES("post", "post.sequence", "post.position"),
    /** The search index, which has words and the marks of channels, types and authors. */
    INDEX("CROSS JOIN post", "post_search.rowid", "post_search.rowid"),
    /** All posts. */
    POSITIONS("post", "post.position", "post.position");

    private final String tables;
    private final String order;
    private final String position;

    Walk(String tables, String order, String position) {
      this.tables = tables;
      this.order = order;
      this.position = position;
    }

    static Walk of(boolean hasWordsOrMarks, int channels, boolean hasPeriod) {
      if (hasWordsOrMarks || channels > 1 || (channels == 1 && hasPeriod)) return INDEX;
      return channels == 1 ? SEQUENCES : POSITIONS;
    }
  }

  /**
   * @param db the connection that will run it
   * @param channels the keys of those to find posts of, of which there is at least one; empty for
   *     all
   * @param limit how many rows at the most
   */
  static PostSelect of(
      Handle db,
      PostQuery query,
      List<Phrase> phrases,
      Optional<List<Long>> channels,
      int limit,
      SqlStore database) {
    var type = query.type();
    var author = query.publishedBy();
    var isMarked = !phrases.isEmpty() || type.isPresent() || author.isPresent() || query.hasLinks();
    var isOfAPeriod = query.from().isPresent() || query.to().isPresent();
    var count = channels.map(List::size).orElse(0);
    var walk = Walk.of(isMarked, count, isOfAPeriod);
    var select = new PostSelect(database.dialect(), walk, limit);
    if (walk == Walk.INDEX) {
      select.conditions.add("post.position = post_search.rowid");
      select.ways.addAll(database.words().posts(db, wanted(query, phrases, channels)));
    } else if (walk == Walk.SEQUENCES) {
      select.where("post.channel_key = :channel", "channel", channels.orElseThrow().get(0));
      // A cursor is a post of this channel, unless it was made for another list.
      select.conditions.add(
          """
          post.sequence < coalesce(
            (SELECT sequence FROM post WHERE position = :before AND channel_key = :channel),
            9223372036854775807)
          """);
    }
    select.between(query, isOfAPeriod);
    select.arguments.put("limit", select.limit);
    return select;
  }

  /** Where the walk begins and where it ends: after the cursor, and within the period. */
  private void between(PostQuery query, boolean isOfAPeriod) {
    var before = query.page().after().map(Cursor::position).orElse(Long.MAX_VALUE);
    if (!isOfAPeriod) {
      where(walk.position + " < :before", "before", before);
      return;
    }
    var first = query.from().map(PostSelect::millis).orElse(EARLIEST);
    var end = query.to().map(PostSelect::millis).orElse(LATEST);
    where("post.published_at >= :first", "first", first);
    where("post.published_at < :end", "end", end);

    // Minutes bound the positions, so that an old period is found without a walk to it. There is
    // but one upper bound: of two, SQLite begins its walk at the one that is named first.
    var minutes = "FROM published_minute WHERE minute BETWEEN :firstMinute AND :lastMinute";
    arguments.put("firstMinute", Math.floorDiv(first, MILLIS_IN_A_MINUTE));
    arguments.put("lastMinute", Math.floorDiv(end - 1, MILLIS_IN_A_MINUTE));
    where(
        """
        %s < (
          SELECT CASE WHEN max(last_position) < :before THEN max(last_position) + 1
            WHEN max(last_position) IS NOT NULL THEN :before END %s)
        """
            .formatted(walk.position, minutes),
        "before",
        before);
    conditions.add("%s >= (SELECT min(first_position) %s)".formatted(walk.position, minutes));
  }

  /** Far more than Herald's posts can have, and yet so little that it can be counted on from. */
  private static long millis(Instant bound) {
    if (bound.isBefore(Instant.ofEpochMilli(EARLIEST))) return EARLIEST;
    return bound.isAfter(Instant.ofEpochMilli(LATEST)) ? LATEST : bound.toEpochMilli();
  }

  private static Wanted wanted(
      PostQuery query, List<Phrase> phrases, Optional<List<Long>> channels) {
    var marks =
        Stream.of(
                query.type().map(Marks::type),
                query.publishedBy().map(Marks::author),
                Optional.of(Marks.LINKS).filter(it -> query.hasLinks()))
            .flatMap(Optional::stream);
    var oneOf = channels.stream().flatMap(List::stream).map(Marks::channel);
    return new Wanted(phrases, oneOf.toList(), marks.toList());
  }

  private void where(String condition, String name, Object argument) {
    conditions.add(condition);
    arguments.put(name, argument);
  }

  List<PostRow> list(Handle db) {
    return firstEnough(
        (index, more) ->
            db.createQuery(sql("post.*, channel.id AS channel", index, more))
                .bindMap(arguments)
                .map(PostRow.MAPPER)
                .list());
  }

  /** By the way that finds all: in no order, it ends when there are enough. */
  int count(Handle db) {
    BiFunction<String, List<String>, Integer> count =
        (index, more) ->
            db.createQuery(
                    "SELECT count(*) FROM (%s LIMIT :limit) AS found"
                        .formatted(rows("1", index, more)))
                .bindMap(arguments)
                .mapTo(int.class)
                .one();
    return ways.isEmpty() ? count.apply("", List.of()) : find(ways.get(ways.size() - 1), count);
  }

  /** What the first way finds that finds enough, or else the last one. */
  private List<PostRow> firstEnough(BiFunction<String, List<String>, List<PostRow>> query) {
    if (ways.isEmpty()) return query.apply("", List.of());
    for (var way : ways.subList(0, ways.size() - 1)) {
      var found = find(way, query);
      if (found.size() == limit) return found;
    }
    return find(ways.get(ways.size() - 1), query);
  }

  private <T> T find(Condition way, BiFunction<String, List<String>, T> query) {
    arguments.putAll(way.arguments());
    return query.apply(way.table(), List.of(way.sql()));
  }

  private String sql(String columns, String index, List<String> more) {
    return "%s ORDER BY %s DESC LIMIT :limit".formatted(rows(columns, index, more), walk.order);
  }

  private String rows(String columns, String index, List<String> more) {
    return """
        SELECT %s
        FROM %s %s %s
        WHERE %s
        """
        .formatted(
            columns,
            index,
            walk.tables,
            dialect.joinChannelOf("post", "channel.deleted_at IS NULL"),
            all(conditions, more));
  }

  private static String all(List<String> conditions, List<String> more) {
    return Stream.concat(conditions.stream(), more.stream()).collect(Collectors.joining(" AND "));
  }
}
