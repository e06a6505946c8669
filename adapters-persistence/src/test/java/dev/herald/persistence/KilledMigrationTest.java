package dev.herald.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Await;
import dev.herald.domain.id.ChannelId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process dies while it brings the tables of an older Herald up to date. */
@Timeout(60)
@Order(1)
class KilledMigrationTest {

  private static final int POSTS = 20_000;

  @TempDir private Path folder;

  /** When it is killed does not matter to what is asserted, only to what is tried. */
  @ParameterizedTest(name = "when its log has {0} bytes")
  @ValueSource(longs = {1, 200_000, 2_000_000})
  void theNextStartFinishesIt(long bytes) throws Exception {
    givenPostsOfAnOlderHerald();
    var log = folder.resolve("herald.db-wal");

    var process = OtherProcess.start(List.of(), StartTest.Opener.class, folder);
    try {
      var open = process.inputReader();
      Await.until(() -> size(log) >= bytes || open.ready() || !process.isAlive());
    } finally {
      process.destroyForcibly().waitFor();
    }

    try (var herald = new RunningData(folder)) {
      assertThat(herald.ports().channels().get(new ChannelId("news")).postCount()).isEqualTo(POSTS);
      assertThat(herald.ports().storeCheck().check()).isEmpty();
    }
    List<String> said =
        Jdbi.create("jdbc:sqlite:" + folder.resolve("herald.db"))
            .withHandle(db -> db.createQuery("PRAGMA integrity_check").mapTo(String.class).list());
    assertThat(said).containsExactly("ok");
  }

  private static long size(Path file) throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return 0; // not yet there, or gone already
    }
  }

  private void givenPostsOfAnOlderHerald() {
    var url = "jdbc:sqlite:" + folder.resolve("herald.db");
    Flyway.configure()
        .dataSource(url, null, null)
        .locations("classpath:db/sqlite")
        .target("2")
        .load()
        .migrate();
    Jdbi.create(url)
        .useHandle(
            db -> {
              db.execute("PRAGMA journal_mode = WAL");
              db.execute(
                  """
                  INSERT INTO channel (
                    id, owner, name, avatar_url, profile, organization, custom_string,
                    subscriber_limit, created_at, updated_at, revision, last_sequence, last_post_at)
                  VALUES ('news', 'ann', 'News', 'https://a.example/b.png', '', '', '', 10, 0, 0, 1,
                    :posts, 60000)
                  """
                      .replace(":posts", "" + POSTS));
              db.execute(
                  """
                  WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %s)
                  INSERT INTO post (id, channel_key, sequence, type, text, published_at)
                  SELECT 'p' || i, 1, i, 'TEXT_ONLY', 'Trams resume at ' || i, i FROM n
                  """
                      .formatted(POSTS));
            });
  }
}
