package dev.herald.http.request;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import dev.herald.http.testkit.Answer;
import dev.herald.http.testkit.HttpTest;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A body that is no JSON object in UTF-8 is refused, in words that tell what is wrong with it. */
class UnreadableBodyTest extends HttpTest {

  @AfterEach
  void assertThatNothingCameOfIt() {
    reader.get("/api/v1/channels").is(200, "{\"items\": []}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x|1|1",
        "{|1|2",
        "{\"name\": \"x|1|12",
        "{'name': 'x'}|1|2",
        "{\"subscriberLimit\": NaN}|1|24",
        "{\"subscriberLimit\": 01}|1|22",
        "{\"name\": \"a\tb\"}|1|12",
        "{\"\\ud800\": 1}|1|9",
        "{} x|1|4",
      },
      quoteCharacter = '`')
  void saysWhereTheBodyIsNoJson(String body, int line, int column) {
    assertUnreadable(post(body), "The body is not JSON", line, column);
    assertUnreadable(post("\n" + body), "The body is not JSON", line + 1, column);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} {}|4",
        "{}{|3",
        "{\"name\": \"x\", \"name\": \"x\"}|23",
        "{\"avatar\": {\"url\": \"x\", \"url\": \"x\"}}|32",
      },
      quoteCharacter = '`')
  void refusesMoreThanOneObjectAndANameThatComesTwice(String body, int column) {
    assertUnreadable(
        post(body), "The body must be one JSON object, in which no name comes twice", 1, column);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\r\n\t"})
  void refusesABodyWithNothingInIt(String body) {
    assertUnreadable(post(body), "The body is empty, but must be a JSON object.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "true", "1", "\"x\"", "[]", "[{}]"})
  void refusesJsonThatIsNoObject(String body) {
    assertUnreadable(post(body), "The body must be a JSON object.");
  }

  @Test
  void refusesWhatIsDeeperAndLongerThanAnyRequestHasToBe() {
    var detail =
        "The body is nested too deeply, has more than 20000 names, values and brackets, or a name"
            + " or a number that is too long.";

    assertUnreadable(post("{\"a\": " + "[".repeat(100_000)), detail);
    assertUnreadable(post("{\"subscriberLimit\": " + "1".repeat(100_000) + "}"), detail);
    assertUnreadable(post("{\"" + "x".repeat(100_000) + "\": 1}"), detail);
    assertUnreadable(post("{\"images\": [" + "{},".repeat(170_000) + "{}]}"), detail);
    assertUnreadable(post("{\"a\": [" + "1,".repeat(250_000) + "1]}"), detail);
  }

  @Test
  void refusesBytesThatAreNoUtf8() {
    var detail = "The body is not in UTF-8.";

    assertUnreadable(post("{\"name\": \"ä\"}", ISO_8859_1), detail);
    assertUnreadable(
        post("{\"name\": \"\u00c0\u0080\"}", ISO_8859_1), detail); // U+0000 in two bytes
    assertUnreadable(post("{\"name\": \"\u00ed\u00a0\u0080\"}", ISO_8859_1), detail); // surrogate
    assertUnreadable(post("{\"name\": \"\u00f4\u0090\u0080\u0080\"}", ISO_8859_1), detail);
    assertUnreadable(post("{\"name\": \"x\"}\u00c3", ISO_8859_1), detail);
  }

  @Test
  void refusesOtherEncodingsOfUnicode() {
    for (var encoding : List.of(UTF_16LE, UTF_16BE, Charset.forName("UTF-32LE"))) {
      post(CHANNEL, encoding).hasStatus(400);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "GZIP", "br", "identity, gzip", "x"})
  void refusesACompressedBody(String encoding) {
    var compressed = admin.with("Content-Encoding", encoding);
    var detail =
        "The body must be sent as it is (Content-Encoding: identity), but its Content-Encoding is "
            + encoding
            + ".";
    for (var path : new String[] {"/api/v1/channels", "/api/v1/images"}) {
      compressed
          .send("POST", path, new byte[] {0x1f, (byte) 0x8b, 8})
          .isProblem(415, "unsupported_content_encoding", "Encoded body", detail)
          .has("Accept-Encoding", "identity");
    }
  }

  @Test
  void readsUpTo512Kibibytes() {
    var most = 512 * 1024;

    post("x".repeat(most)).hasStatus(400);
    assertTooLarge(post("x".repeat(most + 1)));
    assertTooLarge(post("{}" + " ".repeat(most)));
  }

  @Test
  void answersBeforeMoreThanThatArrives() {
    try (var connection = anybody.connect()) {
      assertTooLarge(
          connection
              .lines("POST /api/v1/channels HTTP/1.1", "Host: localhost")
              .lines("Authorization: Bearer " + secret("admin"), "Connection: close")
              .lines("Content-Length: 1000000000000", "", "x".repeat(512 * 1024))
              .answer());
    }
  }

  @Test
  void refusesABodyThatBreaksOff() {
    try (var connection = anybody.connect()) {
      assertUnreadable(
          connection
              .lines("POST /api/v1/channels HTTP/1.1", "Host: localhost")
              .lines("Authorization: Bearer " + secret("admin"), "Connection: close")
              .lines("Content-Length: 1000", "", CHANNEL)
              .end()
              .answer(),
          "The body did not arrive whole.");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/xml",
        "application/jsonp"
      })
  void refusesWhatDoesNotCallItselfJson(String type) {
    for (var given : List.of(type, type + "; charset=utf-8")) {
      admin
          .with("Content-Type", given)
          .post("/api/v1/channels", CHANNEL)
          .isProblem(
              415,
              "unsupported_media_type",
              "Not JSON",
              "The body must be application/json, but is " + type + ".");
    }
  }

  private static void assertUnreadable(Answer answer, String what, int line, int column) {
    assertUnreadable(answer, "%s (line %s, column %s).".formatted(what, line, column));
  }

  private static void assertUnreadable(Answer answer, String detail) {
    answer.isProblem(400, "invalid_json", "The body can't be read", detail);
  }

  private static void assertTooLarge(Answer answer) {
    answer.isProblem(
        413, "body_too_large", "The body is too large", "The body must have at most 524288 bytes.");
  }

  private Answer post(String body) {
    return admin.post("/api/v1/channels", body);
  }

  private Answer post(String body, Charset encoding) {
    return admin.send("POST", "/api/v1/channels", body.getBytes(encoding));
  }
}
