package dev.herald.persistence.doctor;

import dev.herald.persistence.sqlite.DatabaseFile;
import java.util.function.Consumer;

/** Whether sequences of posts have no gaps, and what is searched is what is there. */
final class ContentCheck implements Check {

  private static final String REINDEX =
      "Searches miss posts, or find what is gone. Put back the last backup, or report this: it should never happen.";

  private final DatabaseFile database;
  private final LookProgress progress;

  ContentCheck(DatabaseFile database, LookProgress progress) {
    this.database = database;
    this.progress = progress;
  }

  @Override
  public void look(Consumer<Finding> found) {
    progress.isAt("posts", -1);
    gaps(found);
    unfound(
        "posts that no search finds",
        """
        SELECT count(*) FROM post
        WHERE NOT EXISTS (SELECT 1 FROM post_search_docsize WHERE id = post.position)
        """,
        found);
    unfound(
        "posts in the search index that are not there",
        """
        SELECT count(*) FROM post_search_docsize AS found
        WHERE NOT EXISTS (SELECT 1 FROM post WHERE position = found.id)
        """,
        found);
    unfound(
        "channels that no search finds",
        """
        SELECT count(*) FROM channel
        WHERE deleted_at IS NULL
          AND NOT EXISTS (SELECT 1 FROM channel_search_docsize WHERE id = channel.key)
        """,
        found);
    unfound(
        "channels in the search index that are not there",
        """
        SELECT count(*) FROM channel_search_docsize AS found
        WHERE NOT EXISTS (
          SELECT 1 FROM channel WHERE key = found.id AND deleted_at IS NULL)
        """,
        found);
  }

  /** Recalled posts keep their place; those of deleted channels go by and by. */
  private void gaps(Consumer<Finding> found) {
    var channels =
        database.strings(
            """
            SELECT (SELECT id FROM channel WHERE key = channel_key)
            FROM post
            GROUP BY channel_key
            HAVING (min(sequence) <> 1 OR max(sequence) <> count(*))
              AND (SELECT deleted_at FROM channel WHERE key = channel_key) IS NULL
            LIMIT 5
            """);
    if (channels.isEmpty()) return;
    found.accept(
        Finding.problem(
            "Posts are missing between others in the channels %s.".formatted(channels),
            "Compare with the last backup; put it back if it has them."));
  }

  private void unfound(String what, String query, Consumer<Finding> found) {
    var count = database.number(query);
    if (count == 0) return;
    found.accept(Finding.problem("There are %s %s.".formatted(count, what), REINDEX));
  }
}
