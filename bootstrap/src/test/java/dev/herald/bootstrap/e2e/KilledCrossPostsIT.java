package dev.herald.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Await;
import dev.herald.bootstrap.bench.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that is killed while drafts are published in several channels, by somebody who asks
 * again whenever no answer comes, publishes each of them in each channel once.
 */
class KilledCrossPostsIT {

  private static final int DRAFTS = 30;
  private static final List<String> CHANNELS = List.of("news", "sport", "parks");

  @TempDir private Path data;
  private ServerProcess server;
  private volatile Client client;

  @Test
  void eachIsInEachChannelOnce() throws Exception {
    start();
    for (var channel : CHANNELS) client.createChannel(channel);
    var drafts = new ArrayList<String>();
    for (var i = 0; i < DRAFTS; i++) drafts.add(begin("Post " + i));

    var sending = CompletableFuture.runAsync(() -> drafts.forEach(this::send));
    for (var kills = 1; kills <= 2; kills++) {
      var enough = kills * DRAFTS / 4;
      Await.until(() -> texts("parks").size() >= enough);
      server.kill();
      start();
    }
    Await.until(sending::isDone);
    sending.join();
    for (var channel : CHANNELS) Await.until(() -> texts(channel).size() >= DRAFTS);

    var all = IntStream.range(0, DRAFTS).mapToObj(i -> "Post " + i).toList();
    for (var channel : CHANNELS) {
      assertThat(texts(channel)).as(channel).containsExactlyInAnyOrderElementsOf(all);
    }
    assertThat(client.read("/api/v1/drafts").get("items")).isEmpty();
  }

  private void start() throws Exception {
    server = Jar.serve(data);
    client = new Client(server.port());
  }

  private String begin(String text) throws Exception {
    return client.create("/api/v1/channels/news/drafts", Map.of("text", text)).get("id").asText();
  }

  /** That the draft is at another revision, or a post, is the answer if the first one was lost. */
  private void send(String draft) {
    var path = "/api/v1/drafts/" + draft + "/cross-post";
    while (true) {
      var asked = client;
      try {
        var answer = asked.change("POST", path, Map.of("channels", CHANNELS), 1);
        assertThat(answer.statusCode()).isIn(201, 409, 412, 503);
        if (answer.statusCode() != 503) return;
      } catch (IOException killed) {
        Await.until(() -> client != asked);
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
  }

  private List<String> texts(String channel) throws Exception {
    var texts = new ArrayList<String>();
    client
        .read("/api/v1/channels/" + channel + "/posts?limit=100")
        .get("items")
        .forEach(post -> texts.add(post.get("text").asText()));
    return texts;
  }

  @AfterEach
  void leaveNoServerBehind() {
    if (server != null) server.kill();
  }
}
