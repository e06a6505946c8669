package dev.herald.persistence.sql;

import dev.herald.persistence.search.WordAnalyzer;
import java.util.Collections;
import org.jdbi.v3.core.Handle;

/**
 * Makes the words of posts, channels and drafts anew that an older Herald has made, in small steps.
 * How far it has come is stored with what it has done. The newest come first, as they are sought
 * most.
 */
final class Reindex {

  private final SqlStore database;
  private final WordAnalyzer analyzer;

  Reindex(SqlStore database, WordAnalyzer analyzer) {
    this.database = database;
    this.analyzer = analyzer;
  }

  /**
   * Looks at up to so many posts, channels or drafts; their number is 0 only when nothing is left.
   */
  int step(int most) {
    var db = database.write();
    begin(db);
    var posts = posts(db, most);
    if (posts > 0) return posts;
    var channels = channels(db, most);
    return channels > 0 ? channels : SqlDraftRepository.reindex(db, analyzer, most);
  }

  private static void begin(Handle db) {
    db.createUpdate(
            """
            UPDATE search_words
            SET version = :version,
              post_position = (SELECT coalesce(max(position), 0) + 1 FROM post),
              channel_key = (SELECT coalesce(max(key), 0) + 1 FROM channel)
            WHERE version <> :version
            """)
        .bind("version", WordAnalyzer.VERSION)
        .execute();
  }

  private int posts(Handle db, int most) {
    var rows =
        db.createQuery(
                """
                SELECT post.*, channel.id AS channel
                FROM post %s
                WHERE post.position < (SELECT post_position FROM search_words)
                ORDER BY post.position DESC
                LIMIT :most
                """
                    .formatted(database.dialect().joinChannelOf("post", "true")))
            .bind("most", most)
            .map(KeyedPost.MAPPER)
            .list();
    if (rows.isEmpty()) return 0;
    var last = rows.get(rows.size() - 1).row().position();
    Collections.reverse(rows); // SQLite gathers words in memory as long as positions grow
    rows.forEach(this::index);
    db.createUpdate("UPDATE search_words SET post_position = :last").bind("last", last).execute();
    return rows.size();
  }

  private void index(KeyedPost keyed) {
    database.words().replacePost(keyed.row().position(), keyed.words(analyzer));
  }

  private int channels(Handle db, int most) {
    var keys =
        db.createQuery(
                """
                SELECT key FROM channel
                WHERE key < (SELECT channel_key FROM search_words)
                ORDER BY key DESC
                LIMIT :most
                """)
            .bind("most", most)
            .mapTo(Long.class)
            .list();
    if (keys.isEmpty()) return 0;
    keys.forEach(key -> index(db, key));
    var last = keys.get(keys.size() - 1);
    db.createUpdate("UPDATE search_words SET channel_key = :last").bind("last", last).execute();
    return keys.size();
  }

  private void index(Handle db, long key) {
    db.createQuery("SELECT name, profile, id FROM channel WHERE key = :key AND deleted_at IS NULL")
        .bind("key", key)
        .map(
            (row, context) ->
                SqlChannelRepository.text(
                    row.getString("name"), row.getString("profile"), row.getString("id")))
        .findOne()
        .ifPresent(text -> database.words().putChannel(key, analyzer.words(text)));
  }
}
