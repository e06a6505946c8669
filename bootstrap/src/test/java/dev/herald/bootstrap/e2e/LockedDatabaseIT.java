package dev.herald.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.bootstrap.bench.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Another program locks the database, as a backup tool or a curious operator does. */
@Timeout(120)
class LockedDatabaseIT {

  private static final int CLIENTS = 8;
  private static final String POSTS = "/api/v1/channels/news/posts";

  /** Longer than SQLite waits, when many kills are asked for. */
  private static final Duration LOCKED = Duration.ofSeconds(KilledServerIT.KILLS > 5 ? 10 : 0);

  @TempDir private Path data;
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private final CountDownLatch someAreRefused = new CountDownLatch(1);

  @Test
  void writersAreToldToComeAgainReadersGoOnAndNothingIsLost() throws Exception {
    try (var server = Jar.serve(data)) {
      var client = new Client(server.port());
      client.createChannel("news");
      client.create(POSTS, Map.of("text", "first"));
      var clients = Executors.newFixedThreadPool(CLIENTS);
      try (var other = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("herald.db"));
          var lock = other.createStatement()) {
        lock.execute("PRAGMA busy_timeout = 60000");
        lock.execute("BEGIN EXCLUSIVE");
        for (var i = 0; i < CLIENTS; i++) {
          var name = "c" + i;
          clients.execute(() -> publish(server, name));
        }
        assertThat(someAreRefused.await(60, TimeUnit.SECONDS)).isTrue();
        TimeUnit.NANOSECONDS.sleep(LOCKED.toNanos());
        assertThat(client.read(POSTS).get("items")).hasSize(1);
        assertThat(acknowledged).isEmpty();
        lock.execute("COMMIT");
      }
      clients.shutdown();
      var haveAllEnded = clients.awaitTermination(60, TimeUnit.SECONDS);
      clients.shutdownNow();
      assertThat(haveAllEnded).isTrue();

      assertThat(acknowledged).hasSize(CLIENTS);
      var posts = client.read(POSTS + "?limit=100").get("items");
      assertThat(posts).extracting(post -> post.get("text").asText()).containsAll(acknowledged);
      assertThat(posts)
          .extracting(post -> post.get("text").asText())
          .doesNotContainAnyElementsOf(refused);
      client.read("/health/ready");
    }
  }

  /** Tries until it is done; what was refused is never there. */
  private void publish(ServerProcess server, String name) {
    var client = new Client(server.port());
    try {
      for (var i = 0; ; i++) {
        var text = name + " " + i;
        var answer = client.post(POSTS, Map.of("text", text));
        if (answer.statusCode() == 201) {
          acknowledged.add(text);
          return;
        }
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        refused.add(text);
        someAreRefused.countDown();
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
