package dev.herald.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.http.testkit.Answer;
import dev.herald.http.testkit.HttpTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that never come as far as a route are answered with problems too. */
class NoHttpTest extends HttpTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/v1/channels/%zz HTTP/1.1",
        "PUT /api/v1/channels/%zz HTTP/1.1",
        "GET /api/v1/channels/% HTTP/1.1",
        "GET /api/v1/channels/a%00b HTTP/1.1",
        "GET /a b HTTP/1.1",
        "\u0016\u0003\u0001",
      })
  void refusesARequestLineThatIsNone(String line) {
    assertBad(ask(line, "Host: localhost"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET / HTTP/1.1x", "GET / HTTP/3.0", "GET HTTP/1.1"})
  void refusesOtherVersionsOfHttp(String line) {
    var words = "HTTP Version Not Supported";

    assertCommon(ask(line, "Host: localhost").isProblem(505, "http_505", words, words + "."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "BREW"})
  void refusesARequestWithoutAHost(String method) {
    assertBad(ask(method + " /health/live HTTP/1.1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Content-Length: x", "Content-Length: -1", "no colon", "Transfer-Encoding: x"})
  void refusesHeadersThatAreNone(String header) {
    assertThat(ask("POST /api/v1/channels HTTP/1.1", "Host: localhost", header).status())
        .isIn(400, 501);
  }

  @Test
  void refusesAnAddressThatIsTooLong() {
    var answer = ask("GET /" + "x".repeat(10_000) + " HTTP/1.1", "Host: localhost");

    assertCommon(answer.isProblem(414, "uri_too_long", "URI Too Long", "URI Too Long."));
  }

  @Test
  void refusesHeadersThatAreTooLong() {
    var answer =
        ask("GET /health/live HTTP/1.1", "Host: localhost", "Cookie: " + "x".repeat(10_000));

    assertCommon(
        answer.isProblem(
            431,
            "headers_too_large",
            "Request Header Fields Too Large",
            "Request Header Fields Too Large."));
  }

  /** A connection that is closed while its client still sends takes the answer away from it. */
  @ParameterizedTest
  @ValueSource(strings = {"If-Match: \u0001", "Expect: nothing", "Content-Length: x"})
  void lingersUntilABodyThatNobodyReadsIsSent(String header) {
    var half = "x".repeat(50_000);
    try (var connection = anybody.connect()) {
      connection.lines(
          "POST /api/v1/channels HTTP/1.1",
          "Host: localhost",
          header,
          "Content-Length: 100000",
          "");

      assertThat(connection.answer().has("Connection", "close").status()).isBetween(400, 417);
      connection.text(half).text(half).end();
    }
  }

  @Test
  void repeatsNothingOfWhatTheRequestSaid() {
    var answer = ask("GET /<script> HTTP/1.1", "Host: localhost", "<script>");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).doesNotContain("script");
  }

  @Test
  void answersTheWholeServerToo() {
    var answer = ask("OPTIONS * HTTP/1.1", "Host: localhost");

    assertCommon(answer.isProblem(404, "http_404", "Not Found", "Not Found."));
  }

  private Answer ask(String... lines) {
    try (var connection = anybody.connect()) {
      return connection.lines(lines).lines("Connection: close", "").end().answer();
    }
  }

  private static void assertBad(Answer answer) {
    assertCommon(answer.isProblem(400, "bad_request", "Bad Request", "Bad Request."));
  }

  private static void assertCommon(Answer answer) {
    assertThat(answer.header("X-Request-Id")).matches("[0-9a-f]{16}");
    answer.has("X-Content-Type-Options", "nosniff").hasNo("Server").has("Connection", "close");
  }
}
