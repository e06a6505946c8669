package dev.herald.persistence.sqlite;

import dev.herald.application.view.Cursor;
import dev.herald.application.view.PostQuery;
import dev.herald.persistence.search.WordAnalyzer.Phrase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The SQL that lists the posts that fit a query.
 *
 * <p>It always walks down the positions, so that the newest come first without sorting, however
 * many fit. The words, and a channel together with a type, are looked up in the search index; a
 * channel or a type alone has an index of its own.
 */
final class PostSelect {

  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> arguments = new LinkedHashMap<>();
  private String from = "post";

  private PostSelect() {}

  static PostSelect of(PostQuery query, List<Phrase> phrases, Optional<Long> channelKey) {
    var select = new PostSelect();
    var type = query.type();
    if (!phrases.isEmpty() || (channelKey.isPresent() && type.isPresent())) {
      select.from = "post_search CROSS JOIN post ON post.position = post_search.rowid";
      select.where("post_search MATCH :match", "match", FullText.match(phrases, channelKey, type));
    } else {
      channelKey.ifPresent(key -> select.where("post.channel_key = :channel", "channel", key));
      type.ifPresent(t -> select.where("post.type = :type", "type", t.name()));
    }
    select.before(query, channelKey);
    select.arguments.put("limit", query.page().limit() + 1);
    return select;
  }

  /** The column in which the walk goes: the search index must be told in its own. */
  private String position() {
    return from.equals("post") ? "post.position" : "post_search.rowid";
  }

  /** Where the walk begins and where it ends: after the cursor, and within the period. */
  private void before(PostQuery query, Optional<Long> channelKey) {
    var before = query.page().after().map(Cursor::position).orElse(Long.MAX_VALUE);
    if (query.from().isEmpty() && query.to().isEmpty()) {
      where(position() + " < :before", "before", before);
      return;
    }
    var period = new ArrayList<String>();
    query.from().ifPresent(from -> period.add("+post.published_at >= :from"));
    query.to().ifPresent(to -> period.add("+post.published_at < :to"));
    query.from().ifPresent(from -> arguments.put("from", from.toEpochMilli()));
    query.to().ifPresent(to -> arguments.put("to", to.toEpochMilli()));
    conditions.addAll(period);

    // The time bounds the positions too, so that an old period is found without a walk to it. There
    // is one upper bound only: of two, SQLite begins its walk at the one that is named first.
    channelKey.ifPresent(key -> period.add("channel_key = :channel"));
    channelKey.ifPresent(key -> arguments.put("channel", key));
    var inPeriod = String.join(" AND ", period).replace("+post.", "");
    where(
        "%s < min(:before, (SELECT max(position) + 1 FROM post WHERE %s))"
            .formatted(position(), inPeriod),
        "before",
        before);
    conditions.add(
        "%s >= (SELECT min(position) FROM post WHERE %s)".formatted(position(), inPeriod));
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
            .formatted(from, String.join(" AND ", conditions), position());
    return db.createQuery(sql).bindMap(arguments).map(PostRow.MAPPER).list();
  }
}
