package dev.herald.persistence.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.out.PostRepository;
import dev.herald.application.testkit.Await;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.PostQuery;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.post.Post;
import dev.herald.persistence.search.WordAnalyzer;
import dev.herald.persistence.sql.SqlChannelRepository;
import dev.herald.persistence.sql.SqlPostRepository;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** New words come to their places in the search index beside those who publish. */
@Timeout(120)
class NewWordsTest {

  private static final ChannelId NEWS = new ChannelId("news");
  private static final Duration NEVER = Duration.ofDays(1);
  private static final Duration SOON = Duration.ofMillis(1);
  private static final WordAnalyzer ANALYZER = new WordAnalyzer();

  private final AtomicInteger calls = new AtomicInteger();

  @Test
  void manyWordsDoNotWaitForAPause() {
    try (var words = new NewWords(calls::incrementAndGet, NEVER)) {
      words.add(NewWords.MANY_CHARACTERS);
      Await.until(() -> calls.get() == 1);

      words.add(NewWords.MANY_CHARACTERS);
      Await.until(() -> calls.get() == 2);
    }
  }

  @Test
  void whatAServerBeforeMayHaveLeftWaitsForAPause() {
    try (var words = new NewWords(calls::incrementAndGet, SOON)) {
      Await.until(() -> calls.get() == 1);
      words.add(NewWords.FEW_CHARACTERS);
      Await.until(() -> calls.get() == 2);
    }
  }

  @Test
  void whatHasFailedIsTriedAgain() {
    Runnable place =
        () -> {
          if (calls.incrementAndGet() == 1) throw new IllegalStateException("no luck");
        };
    try (var words = new NewWords(place, SOON)) {
      words.add(NewWords.FEW_CHARACTERS);
      Await.until(() -> calls.get() >= 2);
    }
  }

  @Test
  void listIsEmptiedAndTheWordsAreFound() {
    var url = PostgresServer.newDatabase();
    try (var database = PostgresServer.open(url)) {
      database.unitOfWork().execute(() -> database.write().execute("CREATE EXTENSION pgstattuple"));
      var channels = new SqlChannelRepository(database, ANALYZER);
      database.unitOfWork().execute(() -> channels.insert(Samples.channel("news")));
      var posts = new SqlPostRepository(database, ANALYZER);
      for (var from = 0; from < 1_200; from += 100) publish(database, posts, from);

      // The last of them may have come behind what was put into its place.
      Await.until(() -> listed(database) < 300);
      var query = PostQuery.all(PageRequest.first(20)).withWords("only77here");
      assertThat(posts.list(query, ChannelScope.ALL).items()).hasSize(1);
      assertThat(count(database, "SELECT count(*) FROM post_search")).isEqualTo(1_200);
    }
  }

  private static void publish(PostgresDatabase database, PostRepository posts, int from) {
    database
        .unitOfWork()
        .execute(
            () -> {
              for (var i = from; i < from + 100; i++) {
                var text = Samples.text(words(i));
                var id = new PostId("post-" + i);
                var post =
                    Post.publish(id, NEWS, i + 1, text, false, Samples.ADMIN.id(), Samples.NOW);
                posts.insert(post.result());
              }
              return true;
            });
  }

  private static String words(int post) {
    return IntStream.range(0, 65)
        .mapToObj(i -> "word" + (post * 65 + i) % 20_000)
        .collect(Collectors.joining(" ", "only" + post + "here ", ""));
  }

  private static long listed(PostgresDatabase database) {
    return count(database, "SELECT pending_tuples FROM pgstatginindex('post_search_vector')");
  }

  private static long count(PostgresDatabase database, String query) {
    return database.read(db -> db.createQuery(query).mapTo(Long.class).one());
  }
}
