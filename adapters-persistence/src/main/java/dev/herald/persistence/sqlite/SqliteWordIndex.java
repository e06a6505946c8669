package dev.herald.persistence.sqlite;

import dev.herald.persistence.search.WordAnalyzer.Phrase;
import dev.herald.persistence.sql.WordIndex;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Full-text indexes of SQLite's FTS5. Words are always quoted in searches, so that none is taken
 * for an operator.
 */
final class SqliteWordIndex implements WordIndex {

  private final Database database;
  private final KeptStatement insert;
  private final KeptStatement replace;

  SqliteWordIndex(Database database) {
    this.database = database;
    insert = put(database, "INSERT");
    replace = put(database, "REPLACE");
  }

  private static KeptStatement put(Database database, String command) {
    return new KeptStatement(database, command + " INTO post_search (rowid, words) VALUES (?, ?)");
  }

  /** Adds a post that has no row yet. */
  void addPost(long position, String words) {
    database.index(db -> insert.execute(position, words));
  }

  @Override
  public void replacePost(long position, List<String> words) {
    var row = String.join(" ", words);
    database.index(db -> replace.execute(position, row));
  }

  @Override
  public void removePosts(List<Long> positions) {
    database.index(
        db -> {
          var batch = db.prepareBatch("DELETE FROM post_search WHERE rowid = :position");
          positions.forEach(position -> batch.bind("position", position).add());
          batch.execute();
        });
  }

  @Override
  public void putChannel(long key, List<String> words) {
    database
        .write()
        .createUpdate("REPLACE INTO channel_search (rowid, words) VALUES (:key, :words)")
        .bind("key", key)
        .bind("words", String.join(" ", words))
        .execute();
  }

  @Override
  public void removeChannel(long key) {
    database
        .write()
        .createUpdate("DELETE FROM channel_search WHERE rowid = :key")
        .bind("key", key)
        .execute();
  }

  @Override
  public List<Condition> posts(Handle db, Wanted wanted) {
    if (database.isWriting()) return List.of(matching(wanted, SqliteWordIndex::term));
    if (!isOneBeginning(wanted)) return List.of(matching(wanted, phrase -> term(db, phrase)));
    var phrase = wanted.phrases().get(0);
    return List.of(
        BegunWords.posts(db, last(phrase))
            .map(SqliteWordIndex::at)
            .orElseGet(() -> matching(wanted, it -> spelledOut(db, it))));
  }

  private static Condition matching(Wanted wanted, Function<Phrase, String> term) {
    return condition("post_search", wanted, term);
  }

  /** Whether nothing but the beginning of a word is asked for. */
  private static boolean isOneBeginning(Wanted wanted) {
    return wanted.phrases().size() == 1
        && wanted.phrases().get(0).lastIsPrefix()
        && wanted.phrases().get(0).words().size() == 1
        && wanted.oneOf().isEmpty()
        && wanted.marks().isEmpty();
  }

  /** What was found there already. One that was recalled since has lost its words. */
  private static Condition at(Set<Long> posts) {
    var positions = posts.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
    return new Condition(
        "(SELECT value AS rowid FROM json_each(:positions)) AS post_search",
        "post.recalled_at IS NULL",
        Map.of("positions", positions));
  }

  @Override
  public Condition channels(List<Phrase> phrases) {
    var wanted = new Wanted(phrases, List.of(), List.of());
    return condition("channel_search", wanted, SqliteWordIndex::term);
  }

  private static Condition condition(String table, Wanted wanted, Function<Phrase, String> term) {
    var match = match(wanted, term);
    return new Condition(table, table + " MATCH :match", Map.of("match", match));
  }

  private static String match(Wanted wanted, Function<Phrase, String> term) {
    return Stream.of(
            wanted.phrases().stream().map(term),
            oneOf(wanted.oneOf()),
            wanted.marks().stream().map(SqliteWordIndex::quoted))
        .flatMap(terms -> terms)
        .collect(Collectors.joining(" AND "));
  }

  /** What is in few places, FTS5 finds by its beginning as fast as if it were whole. */
  private static String term(Handle db, Phrase phrase) {
    return !phrase.lastIsPrefix() || BegunWords.posts(db, last(phrase)).isPresent()
        ? term(phrase)
        : spelledOut(db, phrase);
  }

  /** The phrase with each of the words in the place of their beginning, if these are few. */
  private static String spelledOut(Handle db, Phrase phrase) {
    var before = phrase.words().subList(0, phrase.words().size() - 1);
    var begun = BegunWords.find(db, last(phrase));
    if (begun.isEmpty() || begun.size() > BegunWords.MOST) return term(phrase);
    return begun.stream()
        .map(
            word ->
                quoted(String.join(" ", Stream.concat(before.stream(), Stream.of(word)).toList())))
        .collect(Collectors.joining(" OR ", "(", ")"));
  }

  private static String last(Phrase phrase) {
    return phrase.words().get(phrase.words().size() - 1);
  }

  private static Stream<String> oneOf(List<String> marks) {
    return marks.isEmpty()
        ? Stream.of()
        : Stream.of(
            marks.stream()
                .map(SqliteWordIndex::quoted)
                .collect(Collectors.joining(" OR ", "(", ")")));
  }

  private static String term(Phrase phrase) {
    return quoted(String.join(" ", phrase.words())) + (phrase.lastIsPrefix() ? "*" : "");
  }

  private static String quoted(String words) {
    return '"' + words.replace("\"", "\"\"") + '"';
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
}
