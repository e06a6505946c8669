package dev.herald.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.bootstrap.bench.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that is killed while drafts are saved and published keeps what was saved, and each draft
 * becomes one post, whether its author got an answer or has to ask again.
 */
class KilledDraftsIT {

  private static final int DRAFTS = 200;
  private static final int PUBLISHED_BEFORE_THE_KILL = 40;
  private static final int CLIENTS = 8;

  @TempDir private Path data;
  private ServerProcess server;

  /** The number that was last saved in each draft, by its id. */
  private final Map<String, Integer> saved = new ConcurrentHashMap<>();

  @Test
  void keepsWhatWasSavedAndPublishesEachDraftOnce() throws Exception {
    server = Jar.serve(data);
    var client = new Client(server.port());
    client.createChannel("news");
    var drafts = new ArrayList<String>();
    for (var i = 0; i < DRAFTS; i++) drafts.add(begin(client, "Draft " + i));
    var typed = begin(client, "0");

    killWhilePublishing(client, drafts, typed);
    server = Jar.serve(data);
    var again = new Client(server.port());

    assertThat(again.read("/api/v1/drafts/" + typed).get("text").asInt())
        .isGreaterThanOrEqualTo(saved.get(typed));
    for (var draft : drafts) {
      var answer = publish(again, draft);
      assertThat(answer).as(draft).isEqualTo(201);
    }
    assertThat(texts(again)).hasSize(DRAFTS).doesNotHaveDuplicates();
    assertThat(again.read("/api/v1/drafts").get("items").findValuesAsText("id"))
        .containsExactly(typed);
  }

  private void killWhilePublishing(Client client, List<String> drafts, String typed)
      throws Exception {
    var enough = new CountDownLatch(PUBLISHED_BEFORE_THE_KILL);
    var threads = Executors.newFixedThreadPool(CLIENTS + 1);
    threads.execute(() -> typeUntilTheConnectionBreaks(client, typed));
    for (var i = 0; i < CLIENTS; i++) {
      var first = i;
      threads.execute(
          () -> {
            for (var at = first; at < DRAFTS; at += CLIENTS) {
              try {
                if (publish(client, drafts.get(at)) == 201) enough.countDown();
              } catch (IOException | InterruptedException killed) {
                return;
              }
            }
          });
    }
    assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
    server.kill();
    threads.shutdown();
    assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
  }

  private void typeUntilTheConnectionBreaks(Client client, String draft) {
    saved.put(draft, 0);
    for (var i = 1; ; i++) {
      try {
        var path = "/api/v1/drafts/" + draft;
        var answer = client.change("PUT", path, Map.of("text", Integer.toString(i)), i);
        if (answer.statusCode() != 200) return;
        saved.put(draft, i);
      } catch (IOException | InterruptedException killed) {
        return;
      }
    }
  }

  private static String begin(Client client, String text) throws Exception {
    return client.create("/api/v1/channels/news/drafts", Map.of("text", text)).get("id").asText();
  }

  private static int publish(Client client, String draft) throws IOException, InterruptedException {
    return client.change("POST", "/api/v1/drafts/" + draft + "/publish", Map.of(), 1).statusCode();
  }

  private static List<String> texts(Client client) throws Exception {
    var texts = new ArrayList<String>();
    var next = "";
    do {
      var page = client.read("/api/v1/channels/news/posts?limit=100" + next);
      texts.addAll(page.get("items").findValuesAsText("text"));
      next = page.has("nextCursor") ? "&cursor=" + page.get("nextCursor").asText() : "";
    } while (!next.isEmpty());
    return texts;
  }

  @AfterEach
  void leaveNoServerBehind() {
    if (server != null) server.kill();
  }
}
