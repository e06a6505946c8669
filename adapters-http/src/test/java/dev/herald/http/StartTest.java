package dev.herald.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.herald.http.testkit.HttpTest;
import java.net.Socket;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that can't listen where it was told to says why. */
class StartTest extends HttpTest {

  @Test
  void listensAtAnyFreePort() {
    var one = serve(herald);
    var another = serve(herald);

    assertThat(one.port()).isPositive().isNotEqualTo(another.port());
    anybody.get("/health/live").hasStatus(200);
  }

  @Test
  void portMayBeTaken() {
    var port = serve(herald).port();

    assertThatExceptionOfType(CannotListen.class)
        .isThrownBy(() -> serve(herald, at("127.0.0.1", port)))
        .withMessage(
            "Herald can't listen at 127.0.0.1, port %s: another program listens there already."
                + " Choose another with --port.",
            port);
    anybody.get("/health/live").hasStatus(200);
  }

  @ParameterizedTest
  @CsvSource({
    "no-such-host.invalid, there is no such host",
    "not a host, there is no such host",
    "192.0.2.1, Cannot assign requested address", // set aside for documentation
  })
  void hostMayBeNoneOfThisComputer(String host, String reason) {
    assertThatExceptionOfType(CannotListen.class)
        .isThrownBy(() -> serve(herald, at(host, 0)))
        .withMessage("Herald can't listen at %s, port 0: %s.", host, reason);
  }

  /** However all addresses of the computer are written. */
  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "[::]", "0", "0:0:0:0:0:0:0:0"})
  void namesAnAddressThatLeadsToIt(String host) {
    assertThat(at(host, 8123).address())
        .matches("http://([\\d.]+|\\[[0-9a-f:]+]):8123")
        .doesNotContain("//0", "[::]", "[0:0:0:0:0:0:0:0]");
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, http://127.0.0.1:8123",
    "::1, http://[::1]:8123",
    "[::1], http://[::1]:8123",
    "news.example.org, http://news.example.org:8123"
  })
  void namesTheHostThatItWasToldToListenAt(String host, String address) {
    assertThat(at(host, 8123).address()).isEqualTo(address);
  }

  @Test
  void whoConnectsBeforeItStartsIsAnsweredThen() throws Exception {
    try (var listener = Listener.bind("127.0.0.1", 0);
        var early = new Socket("127.0.0.1", listener.port())) {
      early.setSoTimeout(20_000);
      early.getOutputStream().write("GET /health/live HTTP/1.0\r\n\r\n".getBytes(US_ASCII));

      try (var server =
          HttpServer.start(listener, herald, at("127.0.0.1", listener.port()), Clock.systemUTC())) {
        assertThat(server.port()).isEqualTo(listener.port());
        assertThat(early.getInputStream().readAllBytes()).asString().startsWith("HTTP/1.1 200");
      }
    }
  }

  @Test
  void portIsFreeAgainAfterTheStop() {
    var server = serve(herald);
    var port = server.port();
    server.close();

    serve(herald, at("127.0.0.1", port));

    anybody.get("/health/live").hasStatus(200);
  }

  private HttpSettings at(String host, int port) {
    return new HttpSettings(host, port, Optional.empty(), uploads);
  }
}
