package dev.herald.http.request;

import dev.herald.domain.shared.Violation;
import dev.herald.http.testkit.HttpTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Query parameters are checked as strictly as bodies. */
class QueryParametersTest extends HttpTest {

  @BeforeEach
  void givenAChannelWithAPost() {
    givenChannel();
    givenPost("news", "x");
    admin.post("/api/v1/webhooks", "{\"url\": \"https://example.org/hook\"}").hasStatus(201);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/v1/channels|query, sort, limit, cursor",
        "/api/v1/channels/news/posts|limit, cursor, after, wait",
        "/api/v1/posts|query, channel, type, publishedBy, hasLinks, from, to, limit, cursor",
        "/api/v1/events|after, limit, wait",
        "/api/v1/accounts/ann/feed|limit, cursor",
        "/api/v1/accounts/ann/subscriptions|limit, cursor",
        "/api/v1/channels/news/subscribers|limit, cursor",
        "/api/v1/webhooks|limit, cursor",
        "/api/v1/webhooks/webhook-1/deliveries|state, limit, cursor",
      })
  void everyListRefusesParametersThatItDoesNotKnow(String path, String known) {
    admin.get(path).hasStatus(200);
    for (var query : new String[] {"Limit=1", "limit=1&Limit=1", "Limit", "Limit=1&limit=x"}) {
      admin
          .get(path + "?" + query)
          .isMalformed(Violation.of("Limit", "unknown_parameter", "must be one of " + known));
    }
  }

  @Test
  void refusesAnEmptyNameAndOneInNoEncoding() {
    var text = "must be one of query, sort, limit, cursor";

    reader
        .get("/api/v1/channels?%FF=1")
        .isMalformed(Violation.of("\ufffd", "unknown_parameter", text));
    reader
        .get("/api/v1/channels?x%22%0A=1")
        .isMalformed(Violation.of("x\"\n", "unknown_parameter", text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "query",
        "channel",
        "type",
        "publishedBy",
        "hasLinks",
        "from",
        "to",
        "limit",
        "cursor"
      })
  void refusesAParameterThatComesTwice(String name) {
    reader
        .get("/api/v1/posts?%s=1&%s=1".formatted(name, name))
        .isMalformed(Violation.of(name, "repeated", "must be given once"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%2", "%zz", "x%"})
  void refusesAValueThatIsNotEncoded(String value) {
    try (var connection = anybody.connect()) {
      connection
          .lines("GET /api/v1/posts?query=" + value + " HTTP/1.1", "Host: localhost")
          .lines("Authorization: Bearer " + secret("reader"), "Connection: close", "")
          .answer()
          .isMalformed(
              Violation.of("query", "malformed", "must have two hexadecimal digits after each %"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "1.0", "%201", "1e1", "2147483648", "1%00"})
  void refusesALimitThatIsNoNumber(String limit) {
    reader
        .get("/api/v1/posts?limit=" + limit)
        .isMalformed(Violation.of("limit", "malformed", "must be a whole number"));
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "101", "2147483647", "-2147483648"})
  void refusesALimitThatIsOutOfRange(long limit) {
    reader
        .get("/api/v1/posts?limit=" + limit)
        .isInvalid(Violation.outOfRange("limit", 1, 100, limit));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "c", "c0", "C1", "c1x-", "1", "c1234567890123", "%20c1"})
  void refusesACursorThatItNeverGave(String cursor) {
    reader
        .get("/api/v1/posts?cursor=" + cursor)
        .isInvalid(
            Violation.of("cursor", "malformed", "must be the nextCursor of an earlier page"));
  }

  @Test
  void emptyCursorIsNone() {
    reader.get("/api/v1/posts?cursor=").lists("post-1");
  }

  @Test
  void cursorMayLieOutsideOfTheList() {
    reader.get("/api/v1/posts?cursor=c1").lists();
    reader.get("/api/v1/posts?cursor=czzzzzzzzzzzz").lists("post-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "today",
        "2024-05-01",
        "2024-05-01T12:00:00",
        "2024-05-01T12:00:00+02:00", // a plus is a space
        "2024-02-30T12:00:00Z",
        "2024-05-01T25:00:00Z",
        "1714564800",
        "%2B10000-01-01T00:00:00Z",
        "%2B292278994-08-17T07:12:55.807Z", // the last that a long of milliseconds holds
        "-292275055-05-16T16:47:04.192Z", // the first
        "-0001-12-31T23:59:59Z",
        "%2B999999999-01-01T00:00:00Z",
        "-999999999-01-01T00:00:00Z",
      })
  void refusesTimesThatAreNone(String time) {
    for (var name : new String[] {"from", "to"}) {
      reader
          .get("/api/v1/posts?" + name + "=" + time)
          .isMalformed(
              Violation.of(name, "malformed", "must be a time such as 2026-01-31T12:00:00Z"));
    }
  }

  @Test
  void takesTimesFarAway() {
    reader.get("/api/v1/posts?from=0000-01-01T00:00:00Z&to=9999-12-31T23:59:59Z").lists("post-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text_only", "TEXT_ONLY%20", "ALL"})
  void refusesTypesThatAreNone(String type) {
    reader
        .get("/api/v1/posts?type=" + type)
        .isInvalid(
            Violation.of(
                "type",
                "unknown_value",
                "must be one of TEXT_ONLY, IMAGE_ONLY, IMAGE_AND_TEXT, CUSTOM"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%22", "%2A", "-", "%28", "%FF", "%00", "NOT", "a%20OR", "%ED%A0%80"})
  void anyTextIsASearch(String query) {
    reader.get("/api/v1/posts?query=" + query).hasStatus(200);
    reader.get("/api/v1/channels?query=" + query).hasStatus(200);
  }
}
