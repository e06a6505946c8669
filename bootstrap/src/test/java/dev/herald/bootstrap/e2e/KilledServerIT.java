package dev.herald.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.herald.bootstrap.bench.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Whatever was acknowledged is there after the server was killed, again and again. */
@Execution(ExecutionMode.CONCURRENT)
class KilledServerIT {

  private static final int KILLS = 20;
  private static final int CLIENTS = 32;
  private static final int ACKNOWLEDGED_BEFORE_A_KILL = 150;
  private static final String POSTS = "/api/v1/channels/news/posts";

  @TempDir private Path data;
  private ServerProcess server;

  /** The text of each post that was answered 201, by its id. */
  private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

  @Test
  void losesNothingThatItAcknowledged() throws Exception {
    server = start();
    new Client(server.port()).createChannel("news");
    for (var kill = 0; kill < KILLS; kill++) {
      var before = acknowledged.size();
      publishUntilKilled("r" + kill);
      assertThat(acknowledged.size() - before).isGreaterThanOrEqualTo(ACKNOWLEDGED_BEFORE_A_KILL);

      server = start();
      assertEverythingIsThere(new Client(server.port()), "r" + kill);
    }
    server.close();
    assertDatabaseIsSound();
  }

  @AfterEach
  void leaveNoServerBehind() {
    if (server != null) server.kill();
  }

  private ServerProcess start() throws IOException {
    return Jar.serve(data);
  }

  private void publishUntilKilled(String round) throws Exception {
    var enough = new CountDownLatch(ACKNOWLEDGED_BEFORE_A_KILL);
    var clients = Executors.newFixedThreadPool(CLIENTS);
    var client = new Client(server.port());
    for (var i = 0; i < CLIENTS; i++) {
      var name = round + "c" + i;
      clients.execute(() -> publishUntilTheConnectionBreaks(client, name, enough));
    }
    assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
    server.kill();
    clients.shutdown();
    assertThat(clients.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
  }

  private void publishUntilTheConnectionBreaks(Client client, String name, CountDownLatch enough) {
    try {
      for (var i = 0; ; i++) {
        var text = "%sp%d 新闻 of %s".formatted(name, i, name);
        var answer = client.post(POSTS, Map.of("text", text));
        if (answer.statusCode() != 201) return;
        acknowledged.put(Client.json(answer).get("id").asText(), text);
        enough.countDown();
      }
    } catch (IOException | InterruptedException e) {
      // The server is gone. Whether it took the last post is not known, and need not be.
    }
  }

  private void assertEverythingIsThere(Client client, String round) throws Exception {
    var posts = allPosts(client);
    assertThat(posts.stream().map(post -> post.get("sequence").asLong()))
        .as("sequences, newest first")
        .containsExactlyElementsOf(
            LongStream.iterate(posts.size(), n -> n > 0, n -> n - 1).boxed().toList());

    var texts = new ConcurrentHashMap<String, String>();
    posts.forEach(post -> texts.put(post.get("id").asText(), post.get("text").asText()));
    assertThat(texts).containsAllEntriesOf(acknowledged);

    for (var post : acknowledged.entrySet()) {
      var word = post.getValue().substring(0, post.getValue().indexOf(' '));
      if (!word.startsWith(round + "c")) continue; // found in an earlier round
      var found = client.read("/api/v1/posts?query=" + word).get("items");
      assertThat(found).as(word).hasSize(1);
      assertThat(found.get(0).get("id").asText()).isEqualTo(post.getKey());
    }
    assertThat(client.read("/api/v1/channels/news").get("postCount").asLong())
        .isEqualTo(posts.size());
  }

  private static List<JsonNode> allPosts(Client client) throws Exception {
    List<JsonNode> posts = new ArrayList<>();
    var cursor = "";
    do {
      var page = client.read(POSTS + "?limit=100" + cursor);
      page.get("items").forEach(posts::add);
      cursor = page.has("nextCursor") ? "&cursor=" + page.get("nextCursor").asText() : "";
    } while (!cursor.isEmpty());
    return posts;
  }

  private void assertDatabaseIsSound() throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("herald.db"));
        var statement = connection.createStatement()) {
      for (var check : List.of("PRAGMA integrity_check", "PRAGMA foreign_key_check")) {
        try (var result = statement.executeQuery(check)) {
          List<String> said = new ArrayList<>();
          while (result.next()) said.add(result.getString(1));
          assertThat(said).as(check).isSubsetOf("ok");
        }
      }
    }
  }
}
