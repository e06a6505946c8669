package dev.herald.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.herald.application.testkit.Await;
import dev.herald.bootstrap.bench.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that is killed while drafts are saved, published, published in several channels and
 * become due keeps what was saved, and each draft becomes one post, in each of its channels, by
 * whoever asks again when no answer comes.
 */
class KilledDraftsIT {

  private static final int DRAFTS = 100;
  private static final int CROSS_POSTS = 20;
  private static final int SCHEDULED = 40;
  private static final int CLIENTS = 4;
  private static final List<String> CHANNELS = List.of("news", "sport", "parks");

  /** Long enough for a busy machine to take the request, and short enough for a kill to meet. */
  private static final Duration SOON = Duration.ofSeconds(4);

  @TempDir private Path data;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private ServerProcess server;
  private volatile Client client;
  private volatile boolean isOver;

  @Test
  void keepsWhatWasSavedAndPublishesEachDraftOnceWhereverItShall() throws Exception {
    start();
    for (var channel : CHANNELS) client.createChannel(channel);
    var typed = begin("0");
    var drafts = begin(texts("Draft", DRAFTS));
    var crossPosts = begin(texts("Cross-post", CROSS_POSTS));
    var times = schedule(texts("Scheduled", SCHEDULED));

    var work = new ArrayList<CompletableFuture<Void>>();
    var typing = CompletableFuture.runAsync(() -> type(typed), threads);
    for (var i = 0; i < CLIENTS; i++) work.add(inTurn(drafts, i));
    work.add(CompletableFuture.runAsync(() -> crossPosts.forEach(this::crossPost), threads));
    killAndStartWhen(() -> count("Draft") >= DRAFTS / 4 && count("Cross-post") >= 2);
    killAndStartWhen(() -> count("Scheduled") >= SCHEDULED / 4);
    for (var it : work) it.join();
    isOver = true;
    typing.join();
    Await.until(() -> count("Scheduled") >= SCHEDULED);
    for (var it : CHANNELS) Await.until(() -> posts(it, "Cross-post").size() >= CROSS_POSTS);

    assertThat(posts("news", "").stream().map(KilledDraftsIT::text))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(texts("Draft", DRAFTS), texts("Cross-post", CROSS_POSTS), times.keySet())
                .flatMap(Collection::stream)
                .toList());
    for (var channel : List.of("sport", "parks")) {
      assertThat(posts(channel, "").stream().map(KilledDraftsIT::text))
          .as(channel)
          .containsExactlyInAnyOrderElementsOf(texts("Cross-post", CROSS_POSTS));
    }
    assertThat(posts("news", "Scheduled"))
        .allSatisfy(
            post ->
                assertThat(Instant.parse(post.get("publishedAt").asText()))
                    .isAfterOrEqualTo(times.get(text(post)).minusMillis(1)));
    assertThat(client.read("/api/v1/schedule").get("items")).isEmpty();
    assertThat(client.read("/api/v1/drafts").get("items").findValuesAsText("id"))
        .containsExactly(typed);
  }

  private void start() throws IOException {
    server = Jar.serve(data);
    client = new Client(server.port());
  }

  private void killAndStartWhen(Await.Condition<Exception> isInTheMidst) throws Exception {
    Await.until(isInTheMidst);
    server.kill();
    start();
  }

  private static List<String> texts(String kind, int count) {
    return IntStream.range(0, count).mapToObj(i -> kind + " " + i).toList();
  }

  private List<String> begin(List<String> texts) throws Exception {
    var drafts = new ArrayList<String>();
    for (var text : texts) drafts.add(begin(text));
    return drafts;
  }

  private String begin(String text) throws Exception {
    return client.create("/api/v1/channels/news/drafts", Map.of("text", text)).get("id").asText();
  }

  /** When each of them is to be published, by its text. */
  private Map<String, Instant> schedule(List<String> texts) throws Exception {
    var times = new HashMap<String, Instant>();
    for (var text : texts) {
      var path = "/api/v1/drafts/" + begin(text) + "/schedule";
      var at = Instant.now().plus(SOON);
      var answer = client.change("PUT", path, Map.of("publishAt", at.toString()), 1);
      assertThat(answer.statusCode()).isEqualTo(200);
      times.put(text, at);
    }
    return times;
  }

  private CompletableFuture<Void> inTurn(List<String> drafts, int first) {
    return CompletableFuture.runAsync(
        () -> {
          for (var at = first; at < drafts.size(); at += CLIENTS) publish(drafts.get(at));
        },
        threads);
  }

  private void publish(String draft) {
    var path = "/api/v1/drafts/" + draft + "/publish";
    assertThat(answer(it -> it.change("POST", path, Map.of(), 1)).statusCode())
        .as(draft)
        .isEqualTo(201);
  }

  /** That the draft is at another revision, or a post, is the answer if the first one was lost. */
  private void crossPost(String draft) {
    var path = "/api/v1/drafts/" + draft + "/cross-post";
    var channels = Map.of("channels", CHANNELS);
    assertThat(answer(it -> it.change("POST", path, channels, 1)).statusCode())
        .as(draft)
        .isIn(201, 409, 412);
  }

  /** Saves one number after the other, each of which is there when the server is back. */
  private void type(String draft) {
    var path = "/api/v1/drafts/" + draft;
    for (var saved = 0; !isOver; ) {
      var before = json(answer(it -> it.get(path)));
      assertThat(before.get("text").asInt()).isGreaterThanOrEqualTo(saved);
      var next = Integer.toString(before.get("text").asInt() + 1);
      var revision = before.get("revision").asLong();
      var answer = answer(it -> it.change("PUT", path, Map.of("text", next), revision));
      assertThat(answer.statusCode()).isIn(200, 412);
      if (answer.statusCode() == 200) saved = Integer.parseInt(next);
    }
  }

  private static JsonNode json(HttpResponse<byte[]> answer) {
    try {
      return Client.json(answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Request {
    HttpResponse<byte[]> to(Client client) throws Exception;
  }

  /** Asks until there is an answer, however often the server is killed meanwhile. */
  private HttpResponse<byte[]> answer(Request request) {
    while (true) {
      var asked = client;
      try {
        var answer = request.to(asked);
        if (answer.statusCode() != 503) return answer;
      } catch (IOException killed) {
        Await.until(() -> client != asked);
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
  }

  private int count(String kind) throws Exception {
    return posts("news", kind).size();
  }

  private List<JsonNode> posts(String channel, String kind) throws Exception {
    var posts = new ArrayList<JsonNode>();
    var next = "";
    do {
      var page = client.read("/api/v1/channels/" + channel + "/posts?limit=100" + next);
      for (var post : page.get("items")) if (text(post).startsWith(kind)) posts.add(post);
      next = page.has("nextCursor") ? "&cursor=" + page.get("nextCursor").asText() : "";
    } while (!next.isEmpty());
    return posts;
  }

  private static String text(JsonNode post) {
    return post.get("text").asText();
  }

  @AfterEach
  void leaveNoServerBehind() {
    isOver = true;
    threads.shutdownNow();
    if (server != null) server.kill();
  }
}
