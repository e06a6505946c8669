package dev.herald.persistence.sql;

import dev.herald.persistence.search.WordAnalyzer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the words of all posts, channels and drafts of an {@link Intake}, which has none of them
 * yet. While those of some posts are put there, another thread makes those of the next.
 */
public final class AllWords implements AutoCloseable {

  /** How many posts are in memory at a time, and again as many: some are large. */
  private static final int STEP = 250;

  /** What SQLite writes at once need not be merged so often. */
  private static final int STEPS_WITHOUT_REST = 40;

  private static final List<String> COLUMNS = List.of("rowid", "words");

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
   * @throws SQLException they can't be put there
   */
  public void make(LongConsumer progress) throws SQLException {
    var done = 0L;
    var steps = 0;
    var rows = posts(Long.MIN_VALUE);
    var words = words(rows);
    while (!rows.isEmpty()) {
      progress.accept(done);
      done += rows.size();
      rows = posts(rows.get(rows.size() - 1).row().position());
      var next = words(rows);
      intake.add("post_search", COLUMNS, words.join());
      if (++steps % STEPS_WITHOUT_REST == 0) intake.rest();
      words = next;
    }
    intake.add("channel_search", COLUMNS, channels());
    while (SqlDraftRepository.reindex(intake.handle(), analyzer, STEP) > 0) intake.rest();
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

  private CompletableFuture<List<List<@Nullable Object>>> words(List<KeyedPost> posts) {
    return CompletableFuture.supplyAsync(
        () -> {
          List<List<@Nullable Object>> rows = new ArrayList<>();
          for (var each : posts) rows.add(row(each.row().position(), each.words(analyzer)));
          return rows;
        },
        thread);
  }

  private List<List<@Nullable Object>> channels() {
    return intake
        .handle()
        .createQuery("SELECT key, name, profile FROM channel WHERE deleted_at IS NULL ORDER BY key")
        .map(
            (row, context) ->
                row(
                    row.getLong("key"),
                    analyzer.words(row.getString("name") + "\n" + row.getString("profile"))))
        .list();
  }

  private static List<@Nullable Object> row(long id, List<String> words) {
    return List.of(id, String.join(" ", words));
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
