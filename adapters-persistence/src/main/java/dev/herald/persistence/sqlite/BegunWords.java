package dev.herald.persistence.sqlite;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  /** More places than these are not read one by one. */
  private static final int FEW = 32;

  /** Behind all words that begin in a certain way, whatever they go on with. */
  private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

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

  /**
   * The positions of all posts that have such a word, if these words are in few places. To find
   * that out takes half of what it takes to find out which words there are.
   *
   * @return each once; empty if there are more places
   */
  static Optional<Set<Long>> posts(Handle db, String beginning) {
    var places =
        db.createQuery(
                "SELECT doc FROM temp.post_word WHERE term >= ? AND term < ? LIMIT " + (FEW + 1))
            .bind(0, beginning)
            .bind(1, beginning + LAST_CHARACTER)
            .mapTo(Long.class)
            .list();
    return places.size() > FEW ? Optional.empty() : Optional.of(Set.copyOf(places));
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
