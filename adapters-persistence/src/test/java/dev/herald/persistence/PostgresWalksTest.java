package dev.herald.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Await;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.PostQuery;
import dev.herald.domain.access.ChannelScope;
import dev.herald.persistence.postgresql.DatabaseUrl;
import dev.herald.persistence.postgresql.PostgresServer;
import dev.herald.persistence.search.WordAnalyzer;
import dev.herald.persistence.sql.SqlPostRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A page of posts costs what is on it, also before PostgreSQL has counted the rows of its tables.
 */
@Timeout(60)
class PostgresWalksTest {

  private static final int POSTS = 20_000;
  private static final int PAGE = 20;

  private final DatabaseUrl url = PostgresServer.newDatabase();

  @Test
  void newestPostsAreFoundWithoutReadingAll() {
    try (var database = PostgresServer.open(url)) {
      PostgresServer.givenPostsOfAChannel(url, POSTS);
      var posts = new SqlPostRepository(database, new WordAnalyzer());
      var newest = PostQuery.all(PageRequest.first(PAGE));
      Await.until(() -> PostgresServer.postsInserted(url) == POSTS);
      var before = PostgresServer.postsRead(url);

      var pages = 0L;
      do {
        assertThat(posts.list(newest, ChannelScope.ALL).items()).hasSize(PAGE);
        pages++;
      } while (PostgresServer.postsRead(url) == before);

      assertThat((PostgresServer.postsRead(url) - before) / pages).isLessThan(5 * PAGE);
    }
  }
}
