package dev.herald.bootstrap.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.herald.bootstrap.bench.ServerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What stands between Herald and its clients repeats requests, or lets bytes through one by one.
 */
@Timeout(120)
class UnreliableClientsIT {

  private static final int REQUESTS = 50;

  private static final AtomicInteger CHANNELS = new AtomicInteger();

  private static ServerProcess server;
  private static ExecutorService clients;

  private final Client client = new Client(server.port());
  private String posts = "";

  @BeforeAll
  static void start(@TempDir Path data) throws IOException {
    server = Jar.serve(data);
    clients = Executors.newFixedThreadPool(16);
  }

  @AfterAll
  static void stop() {
    clients.shutdownNow();
    server.close();
  }

  @BeforeEach
  void givenAChannel() throws Exception {
    var channel = "channel-" + CHANNELS.incrementAndGet();
    client.createChannel(channel);
    posts = "/api/v1/channels/" + channel + "/posts";
  }

  @Test
  void requestThatIsRepeatedAtTheSameTimeMakesOnePostOfItsKey() throws Exception {
    List<Callable<HttpResponse<byte[]>>> requests = new ArrayList<>();
    for (var i = 0; i < REQUESTS; i++) {
      var number = i;
      for (var repetition = 0; repetition < 2; repetition++) {
        requests.add(() -> publish(number, "at-once-" + number));
      }
    }

    var answers = clients.invokeAll(requests);

    for (var i = 0; i < REQUESTS; i++) {
      assertSame(answers.get(2 * i).get(), answers.get(2 * i + 1).get());
    }
    assertThat(listed()).hasSize(REQUESTS);
  }

  @Test
  void requestThatIsRepeatedAfterItsAnswerMakesOnePostOfItsKey() throws Exception {
    for (var i = 0; i < REQUESTS; i++) {
      assertSame(publish(i, "later-" + i), publish(i, "later-" + i));
    }

    assertThat(listed()).hasSize(REQUESTS);
  }

  private static void assertSame(HttpResponse<byte[]> answer, HttpResponse<byte[]> again)
      throws IOException {
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(Client.json(again)).isEqualTo(Client.json(answer));
  }

  /** Whoever sends no key gets what they ask for, as often as it comes. */
  @Test
  void requestThatIsRepeatedWithoutAKeyIsCarriedOutTwice() throws Exception {
    var one = client.create(posts, Map.of("text", "twice"));
    var other = client.create(posts, Map.of("text", "twice"));

    assertThat(other.get("id")).isNotEqualTo(one.get("id"));
    assertThat(listed())
        .extracting(post -> post.get("id"))
        .containsExactly(other.get("id"), one.get("id"));
  }

  /** A tenth of a thousandth of what a client must send, once ten seconds have passed. */
  @Test
  void whoSendsAByteASecondIsSentAwayWhileOthersPublish() throws Exception {
    var end = clients.submit(() -> untilItIsAnswered(posts));
    var published = 0;
    while (!isDone(end)) {
      client.create(posts, Map.of("text", "meanwhile"));
      published++;
    }

    assertThat(end.get()).startsWith("HTTP/1.1 408 ");
    assertThat(listed()).hasSize(Math.min(published, 100));
    assertThat(published).as("posts in ten seconds").isGreaterThan(10);
  }

  /** Waits for a moment, so that others are not asked as often as can be. */
  private static boolean isDone(Future<?> work) throws Exception {
    try {
      work.get(100, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  /** Sends a byte a second of a post; returns what comes back for it. */
  private static String untilItIsAnswered(String posts) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(1000);
      var out = socket.getOutputStream();
      var head =
          """
          POST %s HTTP/1.1
          Host: herald
          Authorization: Bearer %s
          Content-Type: application/json
          Content-Length: 100

          {"text":"\
          """
              .formatted(posts, ServerProcess.TOKEN);
      out.write(head.replace("\n", "\r\n").getBytes(US_ASCII));
      for (var turns = 0; turns < 60; turns++) {
        out.write('x');
        try {
          return new String(socket.getInputStream().readNBytes(64), US_ASCII);
        } catch (SocketTimeoutException notYet) {
          // It is the next byte's turn.
        }
      }
      return "nothing";
    }
  }

  private HttpResponse<byte[]> publish(int number, String key) throws Exception {
    return client.post(posts, Map.of("text", "post " + number), key);
  }

  private List<JsonNode> listed() throws Exception {
    List<JsonNode> listed = new ArrayList<>();
    client.read(posts + "?limit=100").get("items").forEach(listed::add);
    return listed;
  }
}
