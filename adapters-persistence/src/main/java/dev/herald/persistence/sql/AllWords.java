package dev.herald.persistence.sql;

import dev.herald.persistence.search.WordAnalyzer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;

/**
 * Makes the words of all posts and channels of an {@link Intake}, which has none of them yet. While
 * those of some posts are put there, another thread makes those of the next.
 */
public final class AllWords implements AutoCloseable {

  /** How many posts are in memory at a time, and again as many. */
  private static final int STEP = 1_000;

  /** What SQLite writes at once need not be merged so often. */
  private static final int STEPS_WITHOUT_REST = 10;

  private final Intake intake;
  private final WordAnalyzer analyzer = new WordAnalyzer();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(it -> new Thread(it, "herald-words"));

  public AllWords(Intake intake) {
    this.intake = intake;
  }

  /**
   * Makes all of them.
   *
   * @param progress is told how many posts are done, many times
   */
  public void make(LongConsumer progress) {
    var done = 0L;
    var steps = 0;
    var rows = posts(Long.MIN_VALUE);
    var words = words(rows);
    while (!rows.isEmpty()) {
      progress.accept(done);
      done += rows.size();
      rows = posts(rows.get(rows.size() - 1).row().position());
      var next = words(rows);
      intake.addWords("post_search", words.join());
      if (++steps % STEPS_WITHOUT_REST == 0) intake.rest();
      words = next;
    }
    intake.addWords("channel_search", channels());
  }

  private List<KeyedPost> posts(long after) {
    return intake
        .handle()
        .createQuery(
            """
            SELECT post.*, channel.id AS channel
            FROM post %s
            WHERE post.position > :after
            ORDER BY post.position
            LIMIT :most
            """
                .formatted(intake.dialect().joinChannelOf("post", "true")))
        .bind("after", after)
        .bind("most", STEP)
        .map(KeyedPost.MAPPER)
        .list();
  }

  private CompletableFuture<Map<Long, String>> words(List<KeyedPost> rows) {
    return CompletableFuture.supplyAsync(
        () -> {
          var words = new LinkedHashMap<Long, String>();
          for (var each : rows) {
            words.put(each.row().position(), String.join(" ", each.words(analyzer)));
          }
          return words;
        },
        thread);
  }

  private Map<Long, String> channels() {
    var words = new LinkedHashMap<Long, String>();
    intake
        .handle()
        .createQuery("SELECT key, name, profile FROM channel WHERE deleted_at IS NULL ORDER BY key")
        .map(
            (row, context) ->
                Map.entry(
                    row.getLong("key"),
                    analyzer.words(row.getString("name") + "\n" + row.getString("profile"))))
        .forEach(each -> words.put(each.getKey(), String.join(" ", each.getValue())));
    return words;
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
