package dev.herald.http.v1;

import dev.herald.domain.shared.Violation;
import dev.herald.http.testkit.HttpTest;
import dev.herald.http.testkit.TestClient;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A draft is published in several channels. */
class CrossPostTest extends HttpTest {

  private static final String PATH = "/api/v1/drafts/draft-1/cross-post";
  private static final String BOTH =
      """
      {"drafts": [{"draftId": "draft-1", "channelId": "news"},
                  {"draftId": "draft-2", "channelId": "sport"}]}""";

  @BeforeEach
  void givenADraft() {
    givenChannel();
    givenChannel("sport");
    editor.post("/api/v1/channels/news/drafts", "{\"text\": \"Closed\"}").hasStatus(201);
  }

  @Test
  void schedulesTheDraftAndACopyOfIt() {
    at(1)
        .post(
            PATH,
            """
            {"channels": ["sport"], "publishAt": "2024-05-02T18:00:00+02:00",
             "timeZone": "Europe/Berlin", "silent": true}""")
        .is(201, BOTH);

    editor.get("/api/v1/schedule").lists("draft-1", "draft-2");
    editor
        .get("/api/v1/drafts/draft-2")
        .hasField("channelId", "\"sport\"")
        .hasField("text", "\"Closed\"")
        .hasField(
            "schedule",
            """
            {"publishAt": "2024-05-02T16:00:00.000Z", "timeZone": "Europe/Berlin",
             "by": "token:editor", "silent": true}""");
  }

  @Test
  void isDueAtOnceIfNoTimeIsNamed() {
    at(1).post(PATH, "{\"channels\": [\"sport\"]}").is(201, BOTH);

    editor.get("/api/v1/schedule?to=2024-05-01T12:00:01Z").lists("draft-1", "draft-2");
  }

  @Test
  void lostAnswerIsHadAgain() {
    var twice = at(1).with("Idempotency-Key", "key");

    twice.post(PATH, "{\"channels\": [\"sport\"]}").is(201, BOTH);
    twice.post(PATH, "{\"channels\": [\"sport\"]}").is(201, BOTH);

    editor.get("/api/v1/schedule").lists("draft-1", "draft-2");
    at(1).post(PATH, "{\"channels\": [\"sport\"]}").hasStatus(412);
  }

  @Test
  void lostAnswerIsHadAgainAlsoWhenThePostsAreOut() {
    var twice = editor.with("If-Match", "*").with("Idempotency-Key", "key");
    twice.post(PATH, "{\"channels\": [\"sport\"]}").is(201, BOTH);
    clock.advance(Duration.ofSeconds(1));
    herald.publishScheduledDrafts().step();
    editor.get("/api/v1/drafts/draft-1").hasStatus(409);

    twice.post(PATH, "{\"channels\": [\"sport\"]}").is(201, BOTH);
  }

  @Test
  void whatIsRefusedSchedulesNothing() {
    at(1).post(PATH, "{}").isInvalid(Violation.required("channels"));
    at(1).post(PATH, "{\"channels\": []}").isInvalid(Violation.required("channels"));
    at(1)
        .post(PATH, "{\"channels\": [\"sport\", \" \"], \"at\": 1}")
        .isInvalid(
            Violation.of("channels[1]", "surrounding_space", "must not start or end with a space"),
            Violation.of("at", "unknown_field", "is no field that can be set here"));
    at(1)
        .post(PATH, "{\"channels\": [\"sport\", \"none\"]}")
        .isProblem(404, "channel_not_found", "No such channel", "There is no channel none.");
    editor.post(PATH, "{\"channels\": [\"sport\"]}").hasStatus(428);

    editor.get("/api/v1/schedule").lists();
    editor.get("/api/v1/drafts").lists("draft-1");
  }

  private TestClient at(int revision) {
    return editor.with("If-Match", "\"" + revision + "\"");
  }
}
