package dev.herald.bootstrap.e2e;

import static java.util.stream.Collectors.toMap;
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
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever was acknowledged is there after the server was killed, again and again; how often is a
 * property of the build, as each time costs a start.
 */
@Order(1)
class KilledServerIT {

  static final int KILLS = Integer.getInteger("herald.kills", 5);
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
        var text = "%sp%s 新闻 of %s".formatted(name, i, name);
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
    var posts = all(client, POSTS + "?limit=100");
    assertThat(posts.stream().map(post -> post.get("sequence").asLong()))
        .as("sequences, newest first")
        .containsExactlyElementsOf(
            LongStream.iterate(posts.size(), n -> n > 0, n -> n - 1).boxed().toList());
    assertThat(texts(posts)).containsAllEntriesOf(acknowledged);

    for (var i = 0; i < CLIENTS; i++) { // what was published earlier was found earlier
      var name = round + "c" + i;
      assertThat(texts(all(client, "/api/v1/posts?limit=100&query=" + name)))
          .as("found by the word " + name)
          .isEqualTo(withWord(name, texts(posts)))
          .containsAllEntriesOf(withWord(name, acknowledged));
    }
    assertThat(client.read("/api/v1/channels/news").get("postCount").asLong())
        .isEqualTo(posts.size());
  }

  private static List<JsonNode> all(Client client, String list) throws Exception {
    List<JsonNode> posts = new ArrayList<>();
    var cursor = "";
    do {
      var page = client.read(list + cursor);
      page.get("items").forEach(posts::add);
      cursor = page.has("nextCursor") ? "&cursor=" + page.get("nextCursor").asText() : "";
    } while (!cursor.isEmpty());
    return posts;
  }

  private static Map<String, String> texts(List<JsonNode> posts) {
    return posts.stream()
        .collect(toMap(post -> post.get("id").asText(), post -> post.get("text").asText()));
  }

  private static Map<String, String> withWord(String word, Map<String, String> texts) {
    return texts.entrySet().stream()
        .filter(text -> text.getValue().endsWith(" " + word))
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
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
