package dev.herald.persistence.sql;

import dev.herald.persistence.search.WordAnalyzer;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;

/** A row of the table {@code post}, with the key of its channel too. */
record KeyedPost(long channelKey, PostRow row) {

  static final RowMapper<KeyedPost> MAPPER =
      (row, context) -> new KeyedPost(row.getLong("channel_key"), PostRow.MAPPER.map(row, context));

  /** What stands in the full-text index for it. */
  List<String> words(WordAnalyzer analyzer) {
    var post = row.post();
    var words = post.content().map(SqlPostRepository::text).map(analyzer::words).orElse(List.of());
    return Marks.row(words, channelKey, post);
  }
}
