package dev.herald.http.v1;

import dev.herald.application.testkit.Samples;
import dev.herald.domain.shared.Violation;
import dev.herald.http.testkit.Answer;
import dev.herald.http.testkit.HttpTest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Posts are taken back: of what they said nothing is left. */
class RecallPostTest extends HttpTest {

  @BeforeEach
  void givenAPostWithEverything() {
    givenChannel();
    editor
        .post(
            "/api/v1/channels/news/posts",
            """
            {"text": "A slip", "images": [{"imageId": "%s"}], "customData": "x",
             "links": [{"label": "x", "url": "https://example.org/"}]}"""
                .formatted(givenImage(Samples.png())))
        .hasStatus(201);
    clock.advance(Duration.ofMinutes(1));
  }

  @Test
  void answersWithThePostWithoutItsContent() {
    var recalled = recall("{\"reason\": \"A mistake\"}").is(200, recalled("A mistake"));

    editor.get("/api/v1/posts/post-1").is(200, recalled.text());
    editor.get("/api/v1/posts").is(200, "{\"items\": [%s]}".formatted(recalled.text()));
    reader.get("/api/v1/posts?query=slip").is(200, "{\"items\": []}");
    reader.get("/api/v1/channels/news").hasStatus(200).hasField("postCount", "1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "{\"reason\": null}", "{\"reason\": \"\"}", "{\"reason\": \" \"}"})
  void needsNoReason(String body) {
    recall(body).is(200, recalled(null));
  }

  @Test
  void needsNoContentTypeIfThereIsNoBody() {
    editor
        .with("Content-Type", "application/json")
        .post("/api/v1/posts/post-1/recall", "")
        .is(200, recalled(null));
  }

  @Test
  void firstReasonAndTimeStay() {
    recall("{\"reason\": \"A mistake\"}").hasStatus(200);
    clock.advance(Duration.ofMinutes(1));

    recall("{\"reason\": \"Another\"}").is(200, recalled("A mistake"));
  }

  @Test
  void refusedRecallChangesNothing() {
    recall("{\"reason\": \"%s\"}".formatted("x".repeat(101)))
        .isInvalid(Violation.tooLong("reason", 100, 101));
    recall("{\"reason\": \"a\\nb\"}")
        .isInvalid(
            Violation.of(
                "reason", "control_character", "must be one line without control characters"));
    recall("[]")
        .isProblem(
            400, "invalid_json", "The body can't be read", "The body must be a JSON object.");

    reader.get("/api/v1/posts/post-1").hasStatus(200).hasField("text", "\"A slip\"");
  }

  @Test
  void recallsNoPostThatNobodyPublished() {
    editor
        .post("/api/v1/posts/post-2/recall", "")
        .isProblem(404, "post_not_found", "No such post", "There is no post post-2.");
  }

  private static String recalled(String reason) {
    return """
        {"id": "post-1", "channelId": "news", "sequence": 1, "type": "IMAGE_AND_TEXT",
         "images": [], "links": [], "publishedAt": "2024-05-01T12:00:00.123Z",
         "publishedBy": "token:editor",
         "recalledAt": "2024-05-01T12:01:00.123Z"%s}"""
        .formatted(reason == null ? "" : ", \"recallReason\": \"" + reason + '"');
  }

  private Answer recall(String body) {
    return editor.post("/api/v1/posts/post-1/recall", body);
  }
}
