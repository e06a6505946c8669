package dev.herald.bootstrap.e2e;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.herald.bootstrap.bench.ServerProcess;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever was acknowledged is there after the server was killed, again and again, in the midst of
 * publishing, uploading, deleting and cleaning up; how often is a property of the build, as each
 * time costs a start.
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

  /** The bytes of each picture that was taken, by its id. */
  private final Map<String, byte[]> pictures = new ConcurrentHashMap<>();

  private final Set<String> deleted = ConcurrentHashMap.newKeySet();

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
    var doctor = Jar.run(Map.of(), "doctor", "--deep", "--data=" + data);
    assertThat(doctor.exitCode()).as(doctor.out()).isZero();
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
    var clients = Executors.newFixedThreadPool(CLIENTS + 2);
    var client = new Client(server.port());
    for (var i = 0; i < CLIENTS; i++) {
      var name = round + "c" + i;
      clients.execute(() -> publishUntilTheConnectionBreaks(client, name, enough));
    }
    clients.execute(() -> untilTheConnectionBreaks(i -> upload(client, round, i)));
    clients.execute(() -> untilTheConnectionBreaks(i -> createAndDelete(client, round, i)));
    assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
    server.kill();
    clients.shutdown();
    assertThat(clients.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
  }

  private void publishUntilTheConnectionBreaks(Client client, String name, CountDownLatch enough) {
    untilTheConnectionBreaks(
        i -> {
          var text = "%sp%s 新闻 of %s".formatted(name, i, name);
          var answer = client.post(POSTS, Map.of("text", text));
          if (answer.statusCode() != 201) return false;
          acknowledged.put(Client.json(answer).get("id").asText(), text);
          enough.countDown();
          return true;
        });
  }

  private boolean upload(Client client, String round, int number) throws Exception {
    var picture = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    picture.setRGB(0, 0, (round + number).hashCode());
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(picture, "bmp", bytes);
    var body = BodyPublishers.ofByteArray(bytes.toByteArray());
    var answer = client.send("POST", "/api/v1/images", body);
    if (answer.statusCode() != 201) return answer.statusCode() == 200;
    pictures.put(Client.json(answer).get("imageId").asText(), bytes.toByteArray());
    return true;
  }

  private boolean createAndDelete(Client client, String round, int number) throws Exception {
    var id = round + "-" + number;
    client.createChannel(id);
    for (var i = 0; i < 5; i++) {
      client.create("/api/v1/channels/" + id + "/posts", Map.of("text", "gone " + i));
    }
    var answer = client.send("DELETE", "/api/v1/channels/" + id, BodyPublishers.noBody());
    if (answer.statusCode() == 204) deleted.add(id);
    return true;
  }

  private interface Work {
    boolean goesOnAfter(int number) throws Exception;
  }

  private static void untilTheConnectionBreaks(Work work) {
    try {
      for (var i = 0; work.goesOnAfter(i); i++) {}
    } catch (Exception e) {
      // The server is gone. Whether it did the last of it is not known, and need not be.
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
      assertThat(texts(all(client, "/api/v1/posts?limit=100&query=%22" + name + "%22")))
          .as("found by the word " + name)
          .isEqualTo(withWord(name, texts(posts)))
          .containsAllEntriesOf(withWord(name, acknowledged));
    }
    assertThat(client.read("/api/v1/channels/news").get("postCount").asLong())
        .isEqualTo(posts.size());
    for (var picture : pictures.entrySet()) {
      assertThat(client.get("/images/" + picture.getKey()).body()).isEqualTo(picture.getValue());
    }
    for (var id : deleted) {
      assertThat(client.get("/api/v1/channels/" + id).statusCode()).as(id).isEqualTo(404);
    }
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
}
