package dev.herald.persistence.sql;

/**
 * The pieces of SQL that each database has in words of its own. All other statements are such as
 * every one of them takes, and mean the same to each.
 *
 * <p>A piece is written for parameters by their names, with the colon, such as {@code :ids}.
 */
public interface Dialect {

  /** A query for the texts in an array of JSON. */
  String texts(String array);

  /** A query for the whole numbers in an array of JSON, as {@code value}. */
  String numbers(String array);

  /** A condition: one text is a part of the other, character by character. */
  String contains(String text, String part);

  /** A text with a to z in the place of A to Z, to be compared byte by byte. */
  String lowerAscii(String text);

  /** Behind the name of a table: has it read by an index; empty where that can't be said. */
  String indexedBy(String index);

  /** Behind the name of a table: has it read in its own order; empty where that can't be said. */
  String notIndexed();

  /**
   * Behind the tables of a walk: joins the channel of each row to what is there, so that the walk
   * goes on as it does without.
   *
   * @param table the one that has {@code channel_key}
   * @param condition which channels are joined
   */
  String joinChannelOf(String table, String condition);

  /**
   * The largest position that a table ever had, as far as what it had was committed; NULL or 0 if
   * it never had any.
   *
   * @param table one whose positions never go back: {@code event} or {@code audit}
   */
  String end(String table);
}
