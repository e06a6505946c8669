package dev.herald.persistence.sql;

import dev.herald.persistence.search.WordAnalyzer.Phrase;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * A full-text index of posts, in the table {@code post_search}, and one of channels, in {@code
 * channel_search}. Their rows have the position of the post, or the key of the channel, as {@code
 * rowid}. What writes is called in a unit of work, and may be seen only when that is done.
 */
public interface WordIndex {

  /**
   * Gives a post other words.
   *
   * @param words in their order, with the {@link Marks} behind them
   */
  void replacePost(long position, List<String> words);

  /** Removes posts. */
  void removePosts(List<Long> positions);

  /** Adds a channel, or gives it other words. */
  void putChannel(long key, List<String> words);

  /** Removes a channel, if it is there. */
  void removeChannel(long key);

  /**
   * What finds posts, from the parameter {@code :before} on downwards.
   *
   * @param db the connection that will look for them
   * @return ways to find them: the first that finds enough, or else what the last one finds
   */
  List<Condition> posts(Handle db, Wanted wanted);

  /** What finds the channels that have all of these phrases. */
  Condition channels(List<Phrase> phrases);

  /**
   * What posts must have.
   *
   * @param phrases all of these
   * @param oneOf at least one of these marks, if there are any
   * @param marks all of these
   */
  record Wanted(List<Phrase> phrases, List<String> oneOf, List<String> marks) {

    public Wanted {
      phrases = List.copyOf(phrases);
      oneOf = List.copyOf(oneOf);
      marks = List.copyOf(marks);
    }
  }

  /**
   * A condition of a query.
   *
   * @param table what to query instead of {@code post_search} or {@code channel_search}, and by
   *     that name
   * @param arguments what both need, by the names of their parameters
   */
  record Condition(String table, String sql, Map<String, String> arguments) {

    public Condition {
      arguments = Map.copyOf(arguments);
    }

    /** The same condition on the rows of a query. */
    public Condition of(String query) {
      return new Condition("(%s) AS %s".formatted(query, table), sql, arguments);
    }
  }
}
