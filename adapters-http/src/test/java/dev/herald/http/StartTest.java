package dev.herald.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.herald.http.testkit.HttpTest;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    assertThatExceptionOfType(PortTaken.class)
        .isThrownBy(() -> serve(herald, at("127.0.0.1", port)))
        .withMessage(
            "Herald can't listen at 127.0.0.1, port %d: another program listens there already."
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
    assertThatExceptionOfType(PortTaken.class)
        .isThrownBy(() -> serve(herald, at(host, 0)))
        .withMessage("Herald can't listen at %s, port 0: %s.", host, reason);
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
