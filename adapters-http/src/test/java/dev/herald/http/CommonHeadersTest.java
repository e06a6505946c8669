package dev.herald.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Samples;
import dev.herald.http.testkit.Answer;
import dev.herald.http.testkit.HttpTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What all answers have in common. */
class CommonHeadersTest extends HttpTest {

  private static final String MOST =
      "0123456789012345678901234567890123456789012345678901234567890123";

  @Test
  void everyAnswerHasAnIdAndIsTakenForNothingElse() {
    givenChannel();
    var image = "/images/" + givenImage(Samples.png());
    var tag = reader.get("/api/v1/channels").header("ETag");

    for (var answer :
        List.of(
            reader.get("/api/v1/channels"),
            reader.head("/api/v1/channels"),
            reader.with("If-None-Match", tag).get("/api/v1/channels"),
            admin.post("/api/v1/channels", CHANNEL.replace("news", "sport")),
            admin.delete("/api/v1/channels/sport"),
            anybody.options("/api/v1/channels"),
            anybody.get(image),
            anybody.get("/health/live"),
            anybody.get("/docs"),
            anybody.get("/openapi.yaml"),
            anybody.get("/nowhere"),
            anybody.get("/api/v1/channels"),
            reader.delete("/api/v1/channels/news"),
            reader.get("/api/v1/channels?x=1"),
            reader.put("/api/v1/channels", "{}"))) {
      assertThat(answer.header("X-Request-Id")).as(answer.toString()).matches("[0-9a-f]{16}");
      answer.has("X-Content-Type-Options", "nosniff").hasNo("Server").hasNo("X-Powered-By");
    }
  }

  @Test
  void everyRequestHasAnIdOfItsOwn() {
    assertThat(anybody.get("/health/live").header("X-Request-Id"))
        .isNotEqualTo(anybody.get("/health/live").header("X-Request-Id"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0", "My_request.7", MOST})
  void keepsTheIdThatTheClientGave(String id) {
    ask(id).has("X-Request-Id", id);
    anybody
        .with("X-Request-Id", id)
        .get("/nowhere")
        .has("X-Request-Id", id)
        .isProblem(404, "not_found", "No such resource", "There is nothing at this address.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\tb", "<script>", "a,b", "ä", "%0A", MOST + "4", "a\"b"})
  void takesNoIdThatWouldSpoilALog(String id) {
    assertThat(ask(id).header("X-Request-Id")).matches("[0-9a-f]{16}");
  }

  private Answer ask(String id) {
    try (var connection = anybody.connect()) {
      return connection
          .lines("GET /health/live HTTP/1.1", "Host: localhost", "Connection: close")
          .lines("X-Request-Id: " + id, "")
          .answer()
          .hasStatus(200);
    }
  }
}
