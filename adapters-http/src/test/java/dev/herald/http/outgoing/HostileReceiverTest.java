package dev.herald.http.outgoing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.domain.shared.HttpUrl;
import dev.herald.http.outgoing.WebhookClient.Reply;
import dev.herald.http.testkit.RawServer;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a receiver answers, without end, a post ends soon and costs little memory. */
@Timeout(60)
class HostileReceiverTest {

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final String LINE = "X-Much: " + "x".repeat(2000) + "\r\n";
  private static final String TOO_LONG = "The headers of the answer have more than 16384 bytes.";

  /** What is said if the end of the connection is noticed before the reason for it. */
  private static final String CUT_OFF = "The connection was closed before there was an answer.";

  private final WebhookClient client = new WebhookClient(true);

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void headersWithoutEnd() {
    endsAtItsHeaders(RawServer.endless("HTTP/1.1 200 OK\r\n", LINE));
  }

  @Test
  void headerWithoutEnd() {
    endsAtItsHeaders(RawServer.endless("HTTP/1.1 200 OK\r\nX-Much: ", "x".repeat(5000)));
  }

  @Test
  void reasonWithoutEnd() {
    endsAtItsHeaders(RawServer.endless("HTTP/1.1 200 ", "O".repeat(5000)));
  }

  @Test
  void headersOfInterimAnswersWithoutEnd() {
    endsAtItsHeaders(RawServer.endless("HTTP/1.1 103 Early Hints\r\n", LINE));
  }

  @Test
  void trailersWithoutEnd() {
    var head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n";

    endsAtItsHeaders(RawServer.endless(head, LINE));
  }

  @Test
  void extensionOfAChunkWithoutEnd() {
    var head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;";

    endsAtItsHeaders(RawServer.endless(head, "x".repeat(5000)));
  }

  @Test
  void bodyWithoutEnd() {
    assertThat(failure(RawServer.endless("HTTP/1.1 200 OK\r\n\r\n", LINE)))
        .isEqualTo("The answer has more than 131072 bytes.");
  }

  @Test
  void chunksOfAByteWithoutEnd() {
    var head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    assertThat(failure(RawServer.endless(head, "1\r\nx\r\n")))
        .isEqualTo("The answer has more than 131072 bytes.");
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 102, 103, 104, 199})
  void interimAnswersWithoutEnd(int status) {
    var interim = "HTTP/1.1 " + status + " Wait\r\n\r\n";

    assertThat(failure(RawServer.endless("", interim)))
        .isEqualTo("There were more than 10 interim answers.");
  }

  @Test
  void someInterimAnswersAreNoHarm() throws Exception {
    var statuses = List.of(100, 102, 103, 104, 100, 103, 199, 102, 100, 100);
    assertThat(statuses).hasSize(InterimAnswers.MOST);
    var interim =
        statuses.stream()
            .map(status -> "HTTP/1.1 " + status + " Wait\r\nLink: </a>\r\n\r\n")
            .collect(Collectors.joining());
    var answers = interim + "HTTP/1.1 202 Accepted\r\nContent-Length: 2\r\n\r\nok";

    try (var server = new RawServer(out -> out.write(answers.getBytes(ISO_8859_1)))) {
      var reply = ask(server, LONG).get(30, SECONDS);
      assertThat(reply.status()).isEqualTo(202);
      assertThat(reply.body()).asString(ISO_8859_1).isEqualTo("ok");
    }
  }

  /** Nobody asked for another protocol. */
  @Test
  void anotherProtocolIsNoAnswer() throws Exception {
    var switches = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n";

    try (var server = RawServer.endless(switches, LINE)) {
      assertThat(ask(server, LONG).handle((reply, failure) -> true).get(30, SECONDS)).isTrue();
    }
  }

  /** Each byte starts the wait for the next one anew, and the limit of the whole holds. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 OK\r\nX-Slow: ",
        "HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n"
      })
  void byteByByteWithoutEnd(String beginning) throws Exception {
    try (var server =
        new RawServer(
            out -> {
              out.write(beginning.getBytes(ISO_8859_1));
              while (true) {
                pause();
                out.write(beginning.isEmpty() ? '\n' : 'x');
              }
            })) {
      var post = ask(server, Duration.ofMillis(300));
      assertThatThrownBy(() -> post.get(30, SECONDS))
          .hasMessageContaining("There was no answer within 300 ms.");
    }
  }

  private static void pause() throws InterruptedIOException {
    try {
      assertThat(new CountDownLatch(1).await(10, MILLISECONDS)).isFalse();
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    }
  }

  private void endsAtItsHeaders(RawServer server) {
    assertThat(failure(server)).isIn(TOO_LONG, CUT_OFF);
  }

  private String failure(RawServer server) {
    try (server) {
      throw new AssertionError("a reply: " + ask(server, LONG).get(30, SECONDS));
    } catch (ExecutionException e) {
      assertThat(e.getCause()).isInstanceOf(PostFailed.class);
      return e.getCause().getMessage();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private CompletableFuture<Reply> ask(RawServer server, Duration timeout) {
    return client
        .ask(WireUri.of(new HttpUrl(server.url())), Map.of(), new byte[0], timeout)
        .toCompletableFuture();
  }
}
