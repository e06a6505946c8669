package dev.herald.persistence.postgresql;

import dev.herald.persistence.postgresql.UnsentRows.Kind;
import dev.herald.persistence.search.WordAnalyzer.Phrase;
import dev.herald.persistence.sql.WordIndex;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Full-text indexes of words without their places: PostgreSQL keeps no more than 256 places of a
 * word. Whether the words of a phrase follow each other is looked up in the rows that have them
 * all.
 */
final class PostgresWordIndex implements WordIndex {

  /** It takes about as long as to find a rare word by the index. */
  private static final int SHORT_WALK = 1_000;

  private final PostgresDatabase database;

  PostgresWordIndex(PostgresDatabase database) {
    this.database = database;
  }

  @Override
  public void replacePost(long position, List<String> words) {
    database.transactions().add(Kind.WORDS, position, String.join(" ", words));
  }

  @Override
  public void removePosts(List<Long> positions) {
    var delete = database.write().prepareBatch("DELETE FROM post_search WHERE rowid = :position");
    positions.forEach(position -> delete.bind("position", position).add());
    delete.execute();
  }

  @Override
  public void putChannel(long key, List<String> words) {
    database
        .write()
        .createUpdate(
            """
            INSERT INTO channel_search (rowid, words) VALUES (:key, :words)
            ON CONFLICT (rowid) DO UPDATE SET words = excluded.words
            """)
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

  /**
   * What is in many posts is found on a short walk down the newest ones; what is not, by the index,
   * which finds all and sorts them. PostgreSQL does not know beforehand how many posts have a word
   * that is not in very many: left to itself it might walk down all of them for a rare one.
   */
  @Override
  public List<Condition> posts(Handle db, Wanted wanted) {
    var condition = condition("post_search", wanted);
    return List.of(
        condition.of(
            "SELECT * FROM post_search WHERE rowid < :before ORDER BY rowid DESC LIMIT "
                + SHORT_WALK),
        condition.of(
            "SELECT * FROM post_search WHERE rowid < :before AND %s OFFSET 0"
                .formatted(condition.sql())));
  }

  @Override
  public Condition channels(List<Phrase> phrases) {
    return condition("channel_search", new Wanted(phrases, List.of(), List.of()));
  }

  private static Condition condition(String table, Wanted wanted) {
    var sql = new StringBuilder(table).append(".vector @@ CAST(:match AS tsquery)");
    var arguments = new HashMap<String, String>();
    arguments.put("match", match(wanted));
    for (var phrase : wanted.phrases()) {
      if (phrase.words().size() == 1) continue;
      var name = "phrase" + arguments.size();
      sql.append(" AND strpos(' ' || %s.words || ' ', :%s) > 0".formatted(table, name));
      var end = phrase.lastIsPrefix() ? "" : " ";
      arguments.put(name, " " + String.join(" ", phrase.words()) + end);
    }
    return new Condition(table, sql.toString(), arguments);
  }

  private static String match(Wanted wanted) {
    return Stream.of(
            wanted.phrases().stream().map(PostgresWordIndex::words),
            oneOf(wanted.oneOf()),
            wanted.marks().stream().map(PostgresWordIndex::quoted))
        .flatMap(terms -> terms)
        .collect(Collectors.joining(" & "));
  }

  private static String words(Phrase phrase) {
    var words =
        phrase.words().stream().map(PostgresWordIndex::quoted).collect(Collectors.joining(" & "));
    return phrase.lastIsPrefix() ? words + ":*" : words;
  }

  private static Stream<String> oneOf(List<String> marks) {
    return marks.isEmpty()
        ? Stream.of()
        : Stream.of(
            marks.stream()
                .map(PostgresWordIndex::quoted)
                .collect(Collectors.joining(" | ", "(", ")")));
  }

  private static String quoted(String word) {
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
