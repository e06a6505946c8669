package dev.herald.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.herald.application.testkit.Await;
import dev.herald.application.testkit.Samples;
import dev.herald.bootstrap.bench.ServerProcess;
import dev.herald.bootstrap.e2e.console.Server;
import dev.herald.bootstrap.e2e.stream.JavaFollower;
import dev.herald.bootstrap.e2e.stream.Received;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Several servers on one database, any of which may be asked: one is killed while another comes.
 * {@code -Dherald.rounds=10} does so more often, {@code -Dherald.nodes=3} with more servers, {@code
 * -Dherald.clients=64} with more who publish.
 */
@Order(1)
class NodesIT {

  private static final int ROUNDS = Integer.getInteger("herald.rounds", 1);
  private static final int CLIENTS = Integer.getInteger("herald.clients", 8);
  private static final int NODES = Integer.getInteger("herald.nodes", 2);
  private static final int SOME = 60;
  private static final String POSTS = "/api/v1/channels/news/posts";

  @TempDir private Path folder;
  private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
  private volatile boolean isOver;

  /** How many more posts may be published: of each of them webhooks have to be told. */
  private final Semaphore more = new Semaphore(0);

  private int allowed;

  /** What an operator tells all of them. */
  private final Map<String, String> shared = new HashMap<>();

  /** Those that can be asked. */
  private final List<Server> servers = new CopyOnWriteArrayList<>();

  private final Map<Server, Client> clients = new ConcurrentHashMap<>();

  /** The ids of posts that were answered 201, by their texts. */
  private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

  private final Set<String> wrongAnswers = ConcurrentHashMap.newKeySet();

  @AfterEach
  void leaveNobodyBehind() {
    isOver = true;
    threads.shutdownNow();
  }

  @Test
  void areLikeOneToWhoeverAsksThem() throws Exception {
    try (var postgres = Postgres.start(folder.resolve("postgres"));
        var s3 = S3.start(folder.resolve("s3"));
        var receiver = new WebhookReceiver()) {
      try {
        shared.putAll(s3.environment());
        shared.put("HERALD_DATABASE_URL", postgres.url());
        ask(receiver);
      } finally {
        servers.forEach(Server::close);
      }
    }
  }

  private void ask(WebhookReceiver receiver) throws Exception {
    for (var i = 0; i < NODES; i++) start("server" + i);
    any(0).createChannel("news");
    any(1).create("/api/v1/webhooks", Map.of("url", receiver.address()));
    assertOneKnowsASessionOfTheOther();
    assertOneShowsAnImageOfTheOther();
    var follower = new JavaFollower(servers.get(0).url() + "/api/v1/channels/news/stream");
    follower.follow();
    for (var i = 0; i < CLIENTS; i++) {
      var name = "p" + i;
      threads.execute(() -> publish(name));
    }

    for (var round = 0; round < ROUNDS; round++) {
      allow(SOME);
      awaitAll();
      start("new" + round);
      allow(SOME);
      var killed = servers.remove(0); // the one that tells webhooks, at first
      killed.kill();
      follower.moveTo(servers.get(0).url());
      follower.follow();
      allow(SOME);
      awaitAll();
    }
    isOver = true;
    more.release(CLIENTS);
    threads.shutdown();
    assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

    assertThat(wrongAnswers).isEmpty();
    var inOrder = assertNothingIsLostOrDouble();
    follower.awaitPosts(inOrder.size());
    assertThat(follower.posts()).extracting(Received::id).isEqualTo(inOrder);
    follower.close();
    assertTold(receiver, inOrder);
  }

  private void start(String name) throws IOException {
    var server = Server.startWith(shared, folder.resolve(name));
    clients.put(server, new Client(server.port()));
    servers.add(server);
  }

  private Client any(int number) {
    var now = List.copyOf(servers);
    return clients.get(now.get(number % now.size()));
  }

  /** Publishes one post after the other, each at another server, and again if that is gone. */
  private void publish(String name) {
    try {
      for (var i = 0; ; i++) {
        more.acquire();
        if (isOver) return;
        publish(name + "n" + i, i);
      }
    } catch (InterruptedException e) {
      // The test has failed.
    }
  }

  private void publish(String text, int first) throws InterruptedException {
    for (var attempt = first; !acknowledged.containsKey(text); attempt++) {
      try {
        publish(text, any(attempt), any(attempt + 1));
      } catch (IOException e) {
        // That server is gone.
      }
    }
  }

  private void publish(String text, Client at, Client other)
      throws IOException, InterruptedException {
    var answer = at.post(POSTS, Map.of("text", text), text);
    if (answer.statusCode() == 503) {
      Await.aMoment();
      return;
    }
    if (answer.statusCode() != 201) {
      wrongAnswers.add(answer.statusCode() + " " + Client.json(answer));
      return;
    }
    var id = Client.json(answer).get("id").asText();
    acknowledged.put(text, id);
    var read = other.get("/api/v1/posts/" + id).statusCode();
    if (read != 200 && read != 503) wrongAnswers.add("read at another server: " + read);
  }

  private void allow(int count) {
    allowed += count;
    more.release(count);
  }

  private void awaitAll() {
    Await.until(() -> acknowledged.size() >= allowed);
  }

  /** Returns the ids of all posts, the oldest first. */
  private List<String> assertNothingIsLostOrDouble() throws Exception {
    List<JsonNode> posts = new ArrayList<>();
    for (var after = 0L; ; after = posts.get(posts.size() - 1).get("sequence").asLong()) {
      var page = any(0).read(POSTS + "?limit=100&after=" + after).get("items");
      if (page.isEmpty()) break;
      page.forEach(posts::add);
    }
    assertThat(posts.stream().map(post -> post.get("sequence").asLong()))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, posts.size()).boxed().toList());
    assertThat(posts.stream().map(post -> post.get("text").asText()))
        .doesNotHaveDuplicates()
        .containsAll(acknowledged.keySet());
    var ids = posts.stream().map(post -> post.get("id").asText()).toList();
    assertThat(ids).containsAll(acknowledged.values());
    return ids;
  }

  /** Each in order; what was under way when a server was killed may come once more. */
  private static void assertTold(WebhookReceiver receiver, List<String> inOrder) throws Exception {
    List<String> told = new ArrayList<>();
    while (told.size() < inOrder.size()) {
      var message = receiver.next().json();
      if (!message.get("type").asText().equals("post.published")) continue;
      var id = message.get("data").get("post").get("id").asText();
      if (!told.contains(id)) told.add(id);
    }
    assertThat(told).isEqualTo(inOrder);
  }

  private void assertOneShowsAnImageOfTheOther() throws Exception {
    var bytes = Samples.png();
    var uploaded = any(0).send("POST", "/api/v1/images", BodyPublishers.ofByteArray(bytes)).body();
    var id = new ObjectMapper().readTree(uploaded).get("imageId").asText();
    assertThat(any(1).get("/images/" + id).body()).isEqualTo(bytes);
    Await.until(() -> any(1).get("/images/" + id + "/thumbnail").statusCode() == 200);
  }

  /** Browsers send a cookie to all servers of a host, whatever their port. */
  private void assertOneKnowsASessionOfTheOther() throws Exception {
    var http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    var signIn =
        HttpRequest.newBuilder(URI.create(servers.get(0).url() + "/console/sign-in"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Sec-Fetch-Site", "same-origin")
            .POST(BodyPublishers.ofString("token=" + ServerProcess.TOKEN))
            .build();
    assertThat(http.send(signIn, BodyHandlers.discarding()).statusCode()).isEqualTo(303);
    var page = HttpRequest.newBuilder(URI.create(servers.get(1).url() + "/console/posts")).build();
    assertThat(http.send(page, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
  }
}
