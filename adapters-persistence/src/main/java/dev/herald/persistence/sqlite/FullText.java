package dev.herald.persistence.sqlite;

import dev.herald.domain.post.PostType;
import dev.herald.persistence.search.WordAnalyzer.Phrase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Writes words and searches in the form that SQLite's FTS5 takes. Words are always quoted, so that
 * none is taken for an operator.
 */
final class FullText {

  /** The analyzer never makes a word with this private character, so no search is for a mark. */
  private static final String MARK = "\uE000";

  private FullText() {}

  /** The row of a post: its words, and marks by which to find the posts of a channel or a type. */
  static String row(List<String> words, long channelKey, PostType type) {
    return Stream.concat(words.stream(), Stream.of(channelMark(channelKey), typeMark(type)))
        .collect(Collectors.joining(" "));
  }

  /** What finds the posts of one of the channels, if there are any, that have all the rest. */
  static String match(
      List<Phrase> phrases, Optional<List<Long>> channels, Optional<PostType> type) {
    return Stream.of(
            phrases.stream().map(FullText::term),
            channels.map(FullText::anyOf).stream(),
            type.map(it -> quoted(typeMark(it))).stream())
        .flatMap(terms -> terms)
        .collect(Collectors.joining(" AND "));
  }

  private static String anyOf(List<Long> channels) {
    return channels.stream()
        .map(key -> quoted(channelMark(key)))
        .collect(Collectors.joining(" OR ", "(", ")"));
  }

  /**
   * Merges a few pages of the search index, so that a search has fewer places to look into.
   *
   * @return whether there was something to merge
   */
  static boolean merge(Handle db) {
    var before = totalChanges(db);
    db.execute("INSERT INTO post_search (post_search, rank) VALUES ('merge', 100)");
    return totalChanges(db) - before >= 2; // one is the command itself
  }

  private static long totalChanges(Handle db) {
    return db.createQuery("SELECT total_changes()").mapTo(Long.class).one();
  }

  private static String channelMark(long key) {
    return MARK + "c" + key;
  }

  private static String typeMark(PostType type) {
    return MARK + "t" + type.name().replace("_", ""); // FTS5 would split it there
  }

  private static String term(Phrase phrase) {
    return quoted(String.join(" ", phrase.words())) + (phrase.lastIsPrefix() ? "*" : "");
  }

  private static String quoted(String words) {
    return '"' + words.replace("\"", "\"\"") + '"';
  }
}
