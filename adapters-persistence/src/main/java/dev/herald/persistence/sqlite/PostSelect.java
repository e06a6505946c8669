package dev.herald.persistence.sqlite;

import dev.herald.application.view.Cursor;
import dev.herald.application.view.PostQuery;
import dev.herald.persistence.search.WordAnalyzer.Phrase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The SQL that lists the posts that fit a query.
 *
 * <p>It always walks down from the newest, so that nothing is sorted, however many fit: through the
 * sequences of a channel, if nothing else is asked for; through the search index for the words, and
 * for the marks of a channel and a type; or else through all positions.
 */
final class PostSelect {

  private static final long MILLIS_IN_A_MINUTE = Duration.ofMinutes(1).toMillis();

  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> arguments = new LinkedHashMap<>();
  private final String from;
  private final String order;

  private PostSelect(String from, String order) {
    this.from = from;
    this.order = order;
  }

  static PostSelect of(PostQuery query, List<Phrase> phrases, Optional<Long> channelKey) {
    var type = query.type();
    var isOfAPeriod = query.from().isPresent() || query.to().isPresent();
    PostSelect select;
    if (!phrases.isEmpty() || type.isPresent() || (channelKey.isPresent() && isOfAPeriod)) {
      select =
          new PostSelect(
              "post_search CROSS JOIN post ON post.position = post_search.rowid",
              "post_search.rowid");
      select.where("post_search MATCH :match", "match", FullText.match(phrases, channelKey, type));
    } else if (channelKey.isPresent()) {
      select = new PostSelect("post", "post.sequence");
      select.where("post.channel_key = :channel", "channel", channelKey.get());
      // A cursor is a post of this channel, unless it was made for another list.
      select.conditions.add(
          """
          post.sequence < coalesce(
            (SELECT sequence FROM post WHERE position = :before AND channel_key = :channel),
            9223372036854775807)
          """);
    } else {
      select = new PostSelect("post", "post.position");
    }
    select.between(query, isOfAPeriod);
    select.arguments.put("limit", query.page().limit() + 1);
    return select;
  }

  /** Where the walk begins and where it ends: after the cursor, and within the period. */
  private void between(PostQuery query, boolean isOfAPeriod) {
    var position = order.equals("post.sequence") ? "post.position" : order;
    var before = query.page().after().map(Cursor::position).orElse(Long.MAX_VALUE);
    if (!isOfAPeriod) {
      where(position + " < :before", "before", before);
      return;
    }
    var first = query.from().map(Instant::toEpochMilli).orElse(0L);
    var end = query.to().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
    where("post.published_at >= :first", "first", first);
    where("post.published_at < :end", "end", end);

    // Minutes bound the positions, so that an old period is found without a walk to it. There is
    // one
    // upper bound only: of two, SQLite begins its walk at the one that is named first.
    var minutes = "FROM published_minute WHERE minute BETWEEN :firstMinute AND :lastMinute";
    arguments.put("firstMinute", Math.floorDiv(first, MILLIS_IN_A_MINUTE));
    arguments.put("lastMinute", Math.floorDiv(end - 1, MILLIS_IN_A_MINUTE));
    where(
        "%s < min(:before, (SELECT max(last_position) + 1 %s))".formatted(position, minutes),
        "before",
        before);
    conditions.add("%s >= (SELECT min(first_position) %s)".formatted(position, minutes));
  }

  private void where(String condition, String name, Object argument) {
    conditions.add(condition);
    arguments.put(name, argument);
  }

  List<PostRow> list(Handle db) {
    var sql =
        """
        SELECT post.*, channel.id AS channel
        FROM %s CROSS JOIN channel ON channel.key = post.channel_key
        WHERE channel.deleted_at IS NULL AND %s
        ORDER BY %s DESC
        LIMIT :limit
        """
            .formatted(from, String.join(" AND ", conditions), order);
    return db.createQuery(sql).bindMap(arguments).map(PostRow.MAPPER).list();
  }
}
