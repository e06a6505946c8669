package dev.herald.http.v1;

import dev.herald.application.testkit.Samples;
import dev.herald.domain.shared.Violation;
import dev.herald.http.testkit.HttpTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Posts are copied, or recalled to be corrected. */
class DraftsOfPostsTest extends HttpTest {

  private static final String COPY = "/api/v1/posts/post-1/copy";
  private static final String CORRECT = "/api/v1/posts/post-1/correct";

  private String image;

  @BeforeEach
  void givenAPostWithEverything() {
    givenChannel();
    image = givenImage(Samples.png());
    editor
        .post(
            "/api/v1/channels/news/posts",
            """
            {"text": "A slip", "images": [{"imageId": "%s", "alt": "A door"}], "customData": "x",
             "links": [{"label": "More", "url": "https://example.org/"}]}"""
                .formatted(image))
        .hasStatus(201);
  }

  @Test
  void copyHasEverythingThatThePostHas() {
    var copy =
        editor.post(COPY, "").is(201, draft("news")).has("Location", "/api/v1/drafts/draft-1");

    editor.get("/api/v1/drafts/draft-1").is(200, copy.text()).has("ETag", copy.header("ETag"));
    reader.get("/api/v1/posts/post-1").hasField("text", "\"A slip\"");
  }

  @Test
  void copyIsForAnotherChannelIfOneIsNamed() {
    givenChannel("sport");

    editor.post(COPY, "{\"channelId\": \"sport\"}").is(201, draft("sport"));
    editor
        .post(COPY, "{\"channelId\": \"none\"}")
        .isProblem(404, "channel_not_found", "No such channel", "There is no channel none.");
    editor
        .post(COPY, "{\"channelId\": \" \", \"channel\": \"sport\"}")
        .isInvalid(
            Violation.of("channelId", "surrounding_space", "must not start or end with a space"),
            Violation.of("channel", "unknown_field", "is no field that can be set here"));
  }

  @Test
  void sameKeyMakesOneCopy() {
    var twice = editor.with("Idempotency-Key", "key");
    var copy = twice.post(COPY, "").hasStatus(201);

    twice.post(COPY, "").is(201, copy.text());
    editor.get("/api/v1/drafts").lists("draft-1");
    twice
        .post(CORRECT, "")
        .isProblem(
            409,
            "idempotency_conflict",
            "Idempotency key reused",
            "The idempotency key was used for a different request.");
    editor.post(COPY, "").hasStatus(201);
    editor.get("/api/v1/drafts").lists("draft-2", "draft-1");
  }

  @Test
  void correctingRecallsThePostAndKeepsWhatItSaidInADraft() {
    editor.post(CORRECT, "{\"reason\": \"A mistake\"}").is(201, draft("news"));

    reader
        .get("/api/v1/posts/post-1")
        .is(
            200,
            """
            {"id": "post-1", "channelId": "news", "sequence": 1, "type": "IMAGE_AND_TEXT",
             "images": [], "links": [], "publishedAt": "2024-05-01T12:00:00.123Z",
             "recalledAt": "2024-05-01T12:00:00.123Z", "recallReason": "A mistake"}""");
    editor
        .with("If-Match", "\"1\"")
        .post("/api/v1/drafts/draft-1/publish", "")
        .hasStatus(201)
        .hasField("text", "\"A slip\"");
  }

  @Test
  void lostAnswerIsHadAgain() {
    var twice = editor.with("Idempotency-Key", "key");
    var corrected = twice.post(CORRECT, "").hasStatus(201);

    twice.post(CORRECT, "").is(201, corrected.text());
    editor
        .post(CORRECT, "")
        .isProblem(
            409,
            "post_recalled",
            "The post was recalled",
            "The post post-1 was recalled, and says nothing any more.");
  }

  @Test
  void whatIsRefusedChangesNothing() {
    editor
        .post(CORRECT, "{\"reason\": \"%s\"}".formatted("x".repeat(101)))
        .isInvalid(Violation.tooLong("reason", 100, 101));
    for (var path : new String[] {COPY, CORRECT}) {
      editor.post(path, "[]").hasStatus(400);
      editor.with("Idempotency-Key", "").post(path, "").hasStatus(400);
    }

    reader.get("/api/v1/posts/post-1").hasField("text", "\"A slip\"");
    editor.get("/api/v1/drafts").lists();
  }

  private String draft(String channel) {
    return """
        {"id": "draft-1", "channelId": "%s", "type": "IMAGE_AND_TEXT", "text": "A slip",
         "images": [{"url": "/images/%s", "imageId": "%s", "alt": "A door",
                     "width": 1, "height": 1}],
         "links": [{"label": "More", "url": "https://example.org/"}], "customData": "x",
         "author": "token:editor", "createdAt": "2024-05-01T12:00:00.123Z",
         "updatedBy": "token:editor", "updatedAt": "2024-05-01T12:00:00.123Z", "revision": 1}"""
        .formatted(channel, image, image);
  }
}
