package dev.herald.persistence.sqlite;

import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/**
 * The words in the search index of posts that begin in a certain way. Before it tells the first
 * post that has one, FTS5 reads the lists of all posts of all these words; of words that are named,
 * it walks down the lists from the newest post on, and stops when there are enough.
 */
final class BegunWords {

  /** To find this many takes about a millisecond. */
  static final int MOST = 256;

  private BegunWords() {}

  /**
   * A source of connections that know the words. They are in no file: it is a view of the index.
   */
  static SQLiteDataSource source(SQLiteConfig config) {
    return new SQLiteDataSource(config) {
      @Override
      public SQLiteConnection getConnection(String user, String password) throws SQLException {
        var connection = super.getConnection(user, password);
        try (var statement = connection.createStatement()) {
          statement.execute(
              "CREATE VIRTUAL TABLE temp.post_word USING fts5vocab(main, post_search, instance)");
        }
        return connection;
      }
    };
  }

  /** Up to one more than {@link #MOST}. Each is looked up from the one before on. */
  static List<String> find(Handle db, String beginning) {
    return db.createQuery(
            """
            WITH RECURSIVE begun (word, number) AS (
              SELECT (SELECT term FROM temp.post_word WHERE term >= :beginning LIMIT 1), 1
              UNION ALL
              SELECT (SELECT term FROM temp.post_word WHERE term >= word || char(1) LIMIT 1),
                number + 1
              FROM begun
              WHERE substr(word, 1, length(:beginning)) = :beginning AND number <= :most)
            SELECT word FROM begun WHERE substr(word, 1, length(:beginning)) = :beginning
            """)
        .bind("beginning", beginning)
        .bind("most", MOST)
        .mapTo(String.class)
        .list();
  }
}
