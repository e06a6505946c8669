package dev.herald.http.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.http.rate.RateLimits;
import dev.herald.http.testkit.RawConnection;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever sends a large body that is refused gets the answer, though the body is not wanted. */
class RefusedBodiesTest extends DoorTest {

  private static final byte[] LARGE = new byte[8 * 1024 * 1024];

  @ParameterizedTest
  @CsvSource({
    "401, POST /api/v1/images, none",
    "401, POST /api/v1/channels, none",
    "403, POST /api/v1/channels, reader",
    "403, POST /api/v1/images, reader",
    "404, POST /nowhere, admin",
    "404, POST /v1/nowhere, none",
    "405, PUT /api/v1/channels, admin",
    "405, POST /health/live, none",
    "413, POST /api/v1/channels, admin",
    "400, POST /api/v1/channels?x=1, admin",
    "403, POST /console/sign-in, none",
    "403, POST /console/images, none",
  })
  void answerComesAfterAllOfTheBodyWasSent(int status, String line, String token) {
    serve(WIDE);

    var answer = send(line, token, "Content-Length: " + LARGE.length).bytes(LARGE).answer();

    assertThat(answer.status()).isIn(status, status == 400 ? 413 : status);
    answer.has("Connection", "close");
  }

  @Test
  void wrongContentTypeIsToldAfterAllOfTheBodyWasSent() {
    serve(WIDE);

    send("POST /api/v1/channels", "admin", "Content-Length: " + LARGE.length, "Content-Type: a/b")
        .bytes(LARGE)
        .answer()
        .hasStatus(415)
        .has("Connection", "close");
  }

  @Test
  void bodyInChunksIsRefusedAtTheByteThatIsTooMuch() {
    serve(WIDE);
    var connection = send("POST /api/v1/channels", "admin", "Transfer-Encoding: chunked");

    connection.text(Integer.toHexString(LARGE.length) + "\r\n").bytes(LARGE).text("\r\n0\r\n\r\n");

    connection.answer().hasStatus(413).has("Connection", "close");
  }

  @Test
  void smallRestDoesNotEndTheConnection() {
    serve(WIDE);
    try (var connection = send("POST /api/v1/channels", "none", "Content-Length: 20000")) {
      assertThat(connection.line()).contains("401");
      connection
          .bytes(new byte[20_000])
          .lines("GET /health/live HTTP/1.1", "Host: localhost", "Connection: close", "");

      assertThat(connection.rest()).contains("HTTP/1.1 200").doesNotContain("HTTP/1.1 400");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST /api/v1/images", "POST /nowhere", "PUT /api/v1/channels"})
  void nobodyIsAskedForABodyThatIsRefusedAnyway(String line) {
    serve(WIDE);

    var answer = send(line, "none", "Content-Length: 9000000", "Expect: 100-continue").answer();

    assertThat(answer.status()).isIn(401, 404, 405);
    answer.has("Connection", "close");
  }

  @Test
  void nobodyIsAskedForABodyThatIsTooLarge() {
    serve(WIDE);

    send("POST /api/v1/channels", "admin", "Content-Length: 9000000", "Expect: 100-continue")
        .answer()
        .hasStatus(413);
  }

  @Test
  void whoMaySendABodyIsAskedForIt() {
    serve(WIDE);
    try (var connection =
        send("POST /api/v1/channels", "admin", "Content-Length: 2", "Expect: 100-continue")) {
      assertThat(connection.line()).contains("100 Continue");
      connection.text("{}");

      assertThat(connection.line() + connection.line()).contains("422");
    }
  }

  @Test
  void bodyWithoutEndIsNotReadForEver() {
    var impatient =
        new Limits(
            2000,
            0,
            100,
            1000,
            LONG,
            LONG,
            MEGABYTE,
            MEGABYTE,
            64 * MEGABYTE,
            Duration.ofMillis(50),
            RateLimits.NONE);
    serve(impatient);

    send("POST /nowhere", "none", "Content-Length: 9000000")
        .bytes(new byte[100_000])
        .answer()
        .hasStatus(404);
  }

  @ParameterizedTest
  @CsvSource({"4096, 422", "4097, 413"})
  void signInFormHasFourKilobytes(int size, int status) {
    serve(WIDE);

    begin("POST /console/sign-in", "Content-Length: " + size, "Connection: close")
        .text("a".repeat(size))
        .answer()
        .hasStatus(status);
  }

  private RawConnection send(String line, String token, String... headers) {
    return anybody
        .connect()
        .lines(line + " HTTP/1.1", "Host: localhost", "Authorization: Bearer " + secret(token))
        .lines(headers)
        .lines("");
  }

  /** What strangers send too much of is not even read. */
  @Test
  void littleIsReadOfTheBodiesOfThoseWhoAskTooOften() {
    serve(WIDE.with(new RateLimits(0, 1, 0)));
    anybody.get("/docs").hasStatus(200);

    var answer = send("POST /console/sign-in", "none", "Content-Length: 9000000");

    answer.bytes(new byte[64 * 1024 + 1]).answer().hasStatus(429).has("Connection", "close");
  }
}
