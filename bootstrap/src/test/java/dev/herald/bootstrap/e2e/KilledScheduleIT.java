package dev.herald.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.herald.application.testkit.Await;
import dev.herald.bootstrap.bench.ServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that is killed again and again while posts become due publishes each of them once, and
 * says truly when.
 */
class KilledScheduleIT {

  private static final int DRAFTS = 60;

  /** Long enough for a busy machine to take the request, and short enough for kills to meet. */
  private static final Duration SOON = Duration.ofSeconds(3);

  @TempDir private Path data;
  private ServerProcess server;

  @Test
  void eachIsPublishedOnce() throws Exception {
    server = Jar.serve(data);
    var client = new Client(server.port());
    client.createChannel("news");
    Map<String, Instant> times = new HashMap<>();
    for (var i = 0; i < DRAFTS; i++) {
      var draft = begin(client, "Post " + i);
      var at = Instant.now().plus(SOON);
      times.put("Post " + i, at);
      schedule(client, draft, at);
    }

    for (var kills = 1; kills <= 2; kills++) {
      var enough = kills * DRAFTS / 4;
      var asking = client;
      Await.until(() -> posts(asking).size() >= enough);
      server.kill();
      server = Jar.serve(data);
      client = new Client(server.port());
    }
    var asking = client;
    Await.until(() -> posts(asking).size() >= DRAFTS);

    var posts = posts(client);
    assertThat(posts.stream().map(post -> post.get("text").asText()))
        .containsExactlyInAnyOrderElementsOf(times.keySet());
    assertThat(posts)
        .allSatisfy(
            post ->
                assertThat(Instant.parse(post.get("publishedAt").asText()))
                    .isAfterOrEqualTo(times.get(post.get("text").asText()).minusMillis(1)));
    assertThat(client.read("/api/v1/schedule").get("items")).isEmpty();
    assertThat(client.read("/api/v1/drafts").get("items")).isEmpty();
  }

  private static String begin(Client client, String text) throws Exception {
    return client.create("/api/v1/channels/news/drafts", Map.of("text", text)).get("id").asText();
  }

  private static void schedule(Client client, String draft, Instant at) throws Exception {
    var path = "/api/v1/drafts/" + draft + "/schedule";
    var answer = client.change("PUT", path, Map.of("publishAt", at.toString()), 1);
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  private static List<JsonNode> posts(Client client) throws Exception {
    var posts = new ArrayList<JsonNode>();
    client.read("/api/v1/channels/news/posts?limit=100").get("items").forEach(posts::add);
    return posts;
  }

  @AfterEach
  void leaveNoServerBehind() {
    if (server != null) server.kill();
  }
}
