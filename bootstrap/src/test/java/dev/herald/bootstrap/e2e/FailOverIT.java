package dev.herald.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.herald.application.testkit.Await;
import dev.herald.bootstrap.e2e.console.Server;
import dev.herald.bootstrap.e2e.stream.JavaFollower;
import dev.herald.bootstrap.e2e.stream.Received;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL dies under load, and a replica takes over, with all that was acknowledged or not. */
@Order(1)
class FailOverIT {

  private static final int CLIENTS = 8;
  private static final int SOME = 100;
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final String POSTS = "/api/v1/channels/news/posts";

  @TempDir private Path folder;
  private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Set<String> wrongAnswers = ConcurrentHashMap.newKeySet();
  private volatile boolean isOver;
  private Client client;

  @AfterEach
  void leaveNobodyBehind() {
    isOver = true;
    clients.shutdownNow();
  }

  @Test
  void losesNothingThatWasAcknowledgedIfTheReplicaIsSynchronous() throws Exception {
    try (var first = Postgres.start(folder.resolve("first"));
        var second = first.startReplica(folder.resolve("second"));
        var server = Server.startOn(first.urlWith(second), folder.resolve("data"));
        var follower = new JavaFollower(server.url() + "/api/v1/channels/news/stream")) {
      first.waitForReplica();
      client = new Client(server.port());
      client.createChannel("news");
      follower.follow();
      startPublishing();
      awaitMore(SOME);

      first.kill();
      assertThat(client.get("/api/v1/posts?query=new").statusCode()).isEqualTo(503);
      second.promote();
      awaitMoreWithin(SOON);
      awaitMore(SOME);
      stopPublishing();

      var posts = posts();
      assertThat(ids(posts)).containsAll(acknowledged);
      assertInOrder(posts);
      follower.awaitPosts(posts.size());
      var told = follower.posts().stream().map(Received::id).toList();
      Collections.reverse(posts);
      assertThat(told).as("nothing twice, nothing left out").isEqualTo(ids(posts));
    }
  }

  @Test
  void tellsWhoKnowsWhatWasLostIfTheReplicaWasBehind() throws Exception {
    try (var first = Postgres.start(folder.resolve("first"));
        var second = first.startReplica(folder.resolve("second"));
        var server = Server.startOn(first.urlWith(second), folder.resolve("data"));
        var follower = new JavaFollower(server.url() + "/api/v1/channels/news/stream")) {
      client = new Client(server.port());
      client.createChannel("news");
      follower.follow();
      var kept = publish("kept");
      follower.awaitPosts(1);
      var before = lastEvent();
      second.awaitAllOf(first);
      second.fallBehind();
      var lost = publish("lost");
      assertThat(ids(posts())).containsExactly(lost, kept);
      follower.awaitPosts(2);
      var after = lastEvent();

      first.kill();
      second.promote();
      Await.until(() -> client.get(POSTS).statusCode() == 200, SOON);
      assertThat(ids(posts())).as("no answer from before").containsExactly(kept);

      follower.awaitEnd();
      follower.follow();
      assertThat(follower.resets()).isEqualTo(1);
      assertThat(client.get("/api/v1/events?after=" + after).statusCode()).isEqualTo(410);
      var next = publish("next");
      follower.awaitPosts(3);
      assertThat(follower.posts()).extracting(Received::id).containsExactly(kept, lost, next);
      var events = client.read("/api/v1/events?after=" + before).get("items");
      assertThat(events).hasSize(1);
      assertThat(number(events.get(0).get("id").asText())).isGreaterThan(number(after));
      assertThat(client.get("/api/v1/events?after=" + after).statusCode()).isEqualTo(410);

      first.startAgain(); // and still takes itself for the one that is written to
      second.kill();
      assertThat(client.post(POSTS, Map.of("text", "astray")).statusCode()).isEqualTo(503);
      assertThat(client.get(POSTS).statusCode()).isEqualTo(503);
      second.startAgain();
      Await.until(() -> client.get(POSTS).statusCode() == 200, SOON);
      assertThat(ids(posts())).containsExactly(next, kept);
    }
  }

  /** Whether it was about to change something or not. */
  @Test
  void stopsSoonThoughItsDatabaseSaysNothing() throws Exception {
    try (var postgres = Postgres.start(folder.resolve("first"))) {
      var server = Server.startOn(postgres.url(), folder.resolve("data"));
      var begin = System.nanoTime();
      try {
        client = new Client(server.port());
        client.createChannel("news");
        startPublishing();
        awaitMore(SOME);
        postgres.silence();
        begin = System.nanoTime();
      } finally {
        server.close();
      }
      var lasted = Duration.ofNanos(System.nanoTime() - begin);
      postgres.kill();
      assertThat(lasted).isLessThan(Duration.ofSeconds(15));
    }
  }

  /** For figures: {@code -Dherald.failovers=async}, {@code sync} or {@code silent}. */
  @RepeatedTest(5)
  @EnabledIfSystemProperty(named = "herald.failovers", matches = "a?sync|silent")
  void saysWhatIsLostUnderLoad() throws Exception {
    var isSilent = System.getProperty("herald.failovers").equals("silent");
    var isSynchronous = System.getProperty("herald.failovers").equals("sync");
    try (var first = Postgres.start(folder.resolve("first"));
        var second = first.startReplica(folder.resolve("second"));
        var server = Server.startOn(first.urlWith(second), folder.resolve("data"))) {
      if (isSynchronous) first.waitForReplica();
      client = new Client(server.port());
      client.createChannel("news");
      startPublishing();
      awaitMore(10 * SOME);

      if (isSilent) first.silence();
      else first.kill();
      var known = Set.copyOf(acknowledged);
      var killed = System.nanoTime();
      second.promote();
      var promoted = System.nanoTime();
      awaitMoreWithin(Duration.ofSeconds(30));
      var isBack = System.nanoTime();
      stopPublishing();

      if (isSilent) first.kill();
      var there = Set.copyOf(ids(posts()));
      System.out.printf(
          "FIGURES acknowledged %d, lost %d, promoted after %d ms, back %d ms later%n",
          known.size(),
          known.stream().filter(id -> !there.contains(id)).count(),
          Duration.ofNanos(promoted - killed).toMillis(),
          Duration.ofNanos(isBack - promoted).toMillis());
    }
  }

  /** Who waits for a replica that is away acknowledges nothing. */
  @Test
  @EnabledIfSystemProperty(named = "herald.failovers", matches = "alone")
  void acknowledgesNothingThatTheReplicaDoesNotHave() throws Exception {
    try (var first = Postgres.start(folder.resolve("first"));
        var second = first.startReplica(folder.resolve("second"));
        var server = Server.startOn(first.urlWith(second), folder.resolve("data"))) {
      first.waitForReplica();
      client = new Client(server.port());
      client.createChannel("news");
      startPublishing();
      awaitMore(SOME);

      second.kill();
      Await.until(() -> client.get("/health/ready").statusCode() == 503);
      var known = acknowledged.size();
      var since = System.nanoTime();
      Await.until(() -> System.nanoTime() - since > Duration.ofSeconds(45).toNanos());
      System.out.printf("FIGURES acknowledged meanwhile %d%n", acknowledged.size() - known);
      var before = System.nanoTime();
      second.startAgain();
      var started = System.nanoTime();
      awaitMoreWithin(Duration.ofSeconds(60));
      System.out.printf(
          "FIGURES replica started in %d ms, back after %d ms more%n",
          Duration.ofNanos(started - before).toMillis(),
          Duration.ofNanos(System.nanoTime() - started).toMillis());
      awaitMore(SOME);
      stopPublishing();
      assertThat(ids(posts())).containsAll(acknowledged);
      assertInOrder(posts());
    }
  }

  private String publish(String text) throws IOException, InterruptedException {
    return client.create(POSTS, Map.of("text", text)).get("id").asText();
  }

  private String lastEvent() throws IOException, InterruptedException {
    return client.read("/api/v1/events").get("next").asText();
  }

  private static long number(String event) {
    return Long.parseLong(event.substring("evt_".length()));
  }

  private void startPublishing() {
    for (var i = 0; i < CLIENTS; i++) {
      var name = "new " + i;
      clients.execute(() -> publishUntilItIsOver(name));
    }
  }

  private void publishUntilItIsOver(String name) {
    try {
      for (var i = 0; !isOver; i++) {
        var answer = client.post(POSTS, Map.of("text", name + " " + i));
        if (answer.statusCode() == 201) {
          acknowledged.add(Client.json(answer).get("id").asText());
        } else if (answer.statusCode() == 503
            && answer.headers().firstValue("Retry-After").isPresent()) {
          Await.aMoment();
        } else {
          wrongAnswers.add(answer.statusCode() + " " + Client.json(answer));
        }
      }
    } catch (IOException | InterruptedException e) {
      wrongAnswers.add(e.toString());
    }
  }

  private void stopPublishing() throws InterruptedException {
    isOver = true;
    clients.shutdown();
    assertThat(clients.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    assertThat(wrongAnswers).isEmpty();
  }

  private void awaitMore(int count) {
    var before = acknowledged.size();
    Await.until(() -> acknowledged.size() >= before + count);
  }

  private void awaitMoreWithin(Duration longest) {
    var before = acknowledged.size();
    Await.until(() -> acknowledged.size() > before, longest);
  }

  private static void assertInOrder(List<JsonNode> newestFirst) {
    for (var i = 0; i < newestFirst.size(); i++) {
      assertThat(newestFirst.get(i).get("sequence").asInt()).isEqualTo(newestFirst.size() - i);
    }
  }

  private List<JsonNode> posts() throws IOException, InterruptedException {
    List<JsonNode> posts = new ArrayList<>();
    for (var cursor = ""; ; ) {
      var page = client.read(POSTS + "?limit=100" + cursor);
      page.get("items").forEach(posts::add);
      if (!page.has("nextCursor")) return posts;
      cursor = "&cursor=" + page.get("nextCursor").asText();
    }
  }

  private static List<String> ids(List<JsonNode> posts) {
    return posts.stream().map(post -> post.get("id").asText()).toList();
  }
}
