package dev.herald.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.herald.application.testkit.Await;
import dev.herald.bootstrap.e2e.console.Server;
import dev.herald.bootstrap.e2e.stream.JavaFollower;
import dev.herald.bootstrap.e2e.stream.Received;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Herald on PostgreSQL, of which now the one is killed and now the other. */
@Order(1)
class PostgresIT {

  private static final int CLIENTS = 8;
  private static final int SOME = 100;
  private static final String POSTS = "/api/v1/channels/news/posts";

  @TempDir private Path folder;
  private Client client;
  private ExecutorService clients = Executors.newCachedThreadPool();
  private volatile boolean isOver;

  /** The text of each post that was answered 201, by its id. */
  private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

  /** Texts of posts that were answered 503 because the database was away. */
  private final Set<String> refused = ConcurrentHashMap.newKeySet();

  /** Answers to posts that say neither that it was published nor when to try again. */
  private final Set<String> wrongAnswers = ConcurrentHashMap.newKeySet();

  @AfterEach
  void leaveNobodyBehind() {
    isOver = true;
    clients.shutdownNow();
  }

  @Test
  void losesNothingThatItAcknowledgedWhicheverIsKilled() throws Exception {
    try (var postgres = Postgres.start(folder.resolve("postgres"));
        var server = Server.startOn(postgres.url(), folder.resolve("data"));
        var follower = new JavaFollower(server.url() + "/api/v1/channels/news/stream")) {
      client = new Client(server.port());
      client.createChannel("news");
      follower.follow();

      startPublishing("a");
      awaitMore(SOME);
      postgres.kill();
      Await.until(() -> !refused.isEmpty());
      assertThat(client.get("/api/v1/posts?query=a1")).matches(PostgresIT::asksToComeAgain);
      postgres.startAgain();
      Await.until(() -> client.get("/health/ready").statusCode() == 200);
      Await.until(() -> client.get(POSTS).statusCode() == 200);
      awaitMore(SOME);
      stopPublishing();
      assertEverythingIsThere("a");
      follower.cutOff();

      startPublishing("b");
      awaitMore(SOME);
      server.kill();
      stopPublishing();
      server.startAgain();
      assertEverythingIsThere("b");
      follower.follow();
      assertReceived(follower, posts(POSTS + "?limit=100"));
    }
  }

  private void startPublishing(String round) {
    clients = Executors.newFixedThreadPool(CLIENTS);
    isOver = false;
    for (var i = 0; i < CLIENTS; i++) {
      var name = round + i;
      clients.execute(() -> publish(name));
    }
  }

  private void stopPublishing() throws InterruptedException {
    isOver = true;
    clients.shutdown();
    assertThat(clients.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    assertThat(wrongAnswers).isEmpty();
  }

  /** Publishes one post after the other, none of them twice, until it is over or Herald is gone. */
  private void publish(String name) {
    try {
      for (var i = 0; !isOver; i++) {
        var text = "%sp%s 新闻 of %s".formatted(name, i, name);
        var answer = client.post(POSTS, Map.of("text", text));
        if (answer.statusCode() == 201) {
          acknowledged.put(Client.json(answer).get("id").asText(), text);
        } else if (asksToComeAgain(answer)) {
          if (Client.json(answer).get("code").asText().equals("busy")) refused.add(text);
          Await.aMoment();
        } else {
          wrongAnswers.add(answer.statusCode() + " " + Client.json(answer));
        }
      }
    } catch (IOException | InterruptedException e) {
      // Herald is gone.
    }
  }

  private void awaitMore(int count) {
    var before = acknowledged.size();
    Await.until(() -> acknowledged.size() >= before + count);
  }

  private static boolean asksToComeAgain(HttpResponse<byte[]> answer) {
    return answer.statusCode() == 503 && answer.headers().firstValue("Retry-After").isPresent();
  }

  private void assertEverythingIsThere(String round) throws Exception {
    var posts = posts(POSTS + "?limit=100");
    assertThat(posts.stream().map(post -> post.get("sequence").asLong()))
        .as("sequences, newest first")
        .containsExactlyElementsOf(
            LongStream.iterate(posts.size(), n -> n > 0, n -> n - 1).boxed().toList());
    assertThat(ids(posts)).containsAll(acknowledged.keySet());
    assertThat(texts(posts))
        .doesNotHaveDuplicates()
        .containsAll(acknowledged.values())
        .doesNotContainAnyElementsOf(refused);
    for (var i = 0; i < CLIENTS; i++) {
      var name = round + i;
      assertThat(texts(posts("/api/v1/posts?limit=100&query=%22" + name + "%22")))
          .as("found by the word " + name)
          .containsExactlyElementsOf(
              texts(posts).stream().filter(text -> text.endsWith(" " + name)).toList());
    }
  }

  private static void assertReceived(JavaFollower follower, List<JsonNode> newestFirst)
      throws Exception {
    follower.awaitPosts(newestFirst.size());
    var inOrder = ids(newestFirst);
    Collections.reverse(inOrder);
    assertThat(follower.posts()).extracting(Received::id).isEqualTo(inOrder);
  }

  private List<JsonNode> posts(String list) throws Exception {
    List<JsonNode> posts = new ArrayList<>();
    for (var cursor = ""; ; ) {
      var page = client.read(list + cursor);
      page.get("items").forEach(posts::add);
      if (!page.has("nextCursor")) return posts;
      cursor = "&cursor=" + page.get("nextCursor").asText();
    }
  }

  private static List<String> ids(List<JsonNode> posts) {
    return new ArrayList<>(posts.stream().map(post -> post.get("id").asText()).toList());
  }

  private static List<String> texts(List<JsonNode> posts) {
    return posts.stream().map(post -> post.get("text").asText()).toList();
  }
}
