package dev.herald.http.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Samples;
import dev.herald.domain.shared.Violation;
import dev.herald.http.testkit.Answer;
import dev.herald.http.testkit.HttpTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DraftsTest extends HttpTest {

  private static final String DRAFTS = "/api/v1/channels/news/drafts";
  private static final String DRAFT = "/api/v1/drafts/draft-1";
  private static final String EVENING = "{\"publishAt\": \"2024-05-01T18:00:00Z\"}";

  @BeforeEach
  void givenAChannel() {
    admin.post("/api/v1/channels", CHANNEL).hasStatus(201);
  }

  @Test
  void beginsADraftOfWhatThereIs() {
    var image = givenImage(Samples.png());
    var url = "/images/" + image;

    var begun =
        editor.post(
            DRAFTS,
            """
            {"type": "IMAGE_AND_TEXT", "text": "Half a",
             "images": [{"imageId": "%s", "alt": "A do"}, {"url": "htt"}, {}],
             "links": [{"label": "Read"}, {"url": "exam"}], "customData": "x"}\
            """
                .formatted(image));

    begun
        .is(
            201,
            """
            {"id": "draft-1", "channelId": "news", "type": "IMAGE_AND_TEXT", "text": "Half a",
             "images": [{"url": "%s", "imageId": "%s", "alt": "A do", "width": 1, "height": 1},
                        {"url": "htt"}, {}],
             "links": [{"label": "Read", "url": ""}, {"label": "", "url": "exam"}],
             "customData": "x",
             "author": "token:editor", "createdAt": "2024-05-01T12:00:00.123Z",
             "updatedBy": "token:editor", "updatedAt": "2024-05-01T12:00:00.123Z",
             "revision": 1}\
            """
                .formatted(url, image))
        .has("Location", DRAFT);
    editor.get(DRAFT).is(200, begun.text()).has("ETag", begun.header("ETag"));
    assertThat(begun.header("ETag")).startsWith("\"1-");
  }

  @Test
  void takesBackWhatItAnswered() {
    var image = givenImage(Samples.png());
    var content = "\"images\": [{\"imageId\": \"%s\", \"url\": \"/images/%s\"}]";
    editor.post(DRAFTS, "{%s}".formatted(content.formatted(image, image))).hasStatus(201);

    save("1", "{\"text\": \"A\", %s}".formatted(content.formatted(image, image))).hasStatus(200);
    save("2", "{%s}".formatted(content.formatted(image, "other")))
        .isInvalid(
            Violation.of(
                "images[0].url",
                "conflict",
                "must not come with an imageId that is another image"));
  }

  @Test
  void saysEverythingThatIsWrongAtOnce() {
    var refused =
        editor.post(
            DRAFTS,
            """
            {"type": "POEM", "text": "\\u0000", "images": [{"imageId": "x"}],
             "links": [{"url": "\\u0000", "size": 1}]}\
            """);

    refused.hasStatus(422);
    assertThat(refused.json().get("violations").findValuesAsText("field"))
        .containsExactly("type", "images[0].imageId", "links[0].size", "links[0].url", "text");
  }

  @Test
  void savesARevisionAfterTheOther() {
    begin("Half a");
    clock.advance(Duration.ofMinutes(1));

    var saved = save("1", "{\"text\": \"Half a sentence\"}");

    saved
        .hasStatus(200)
        .hasField("text", "\"Half a sentence\"")
        .hasField("revision", "2")
        .hasField("updatedAt", "\"2024-05-01T12:01:00.123Z\"");
    editor
        .with("If-Match", saved.header("ETag"))
        .put(DRAFT, "{\"text\": \"All\"}")
        .hasField("revision", "3");
  }

  @Test
  void tellsWhoeverIsOvertakenWhatTheDraftSaysNow() {
    begin("Plan");
    admin.with("If-Match", "\"1\"").put(DRAFT, "{\"text\": \"Admin's\"}").hasStatus(200);

    var overtaken = save("1", "{\"text\": \"Editor's\"}");

    overtaken.hasStatus(412).has("ETag", "\"2\"").hasField("code", "\"draft_changed\"");
    assertThat(overtaken.json().get("draft")).isEqualTo(editor.get(DRAFT).json());
    save("2", "{\"text\": \"Admin's and Editor's\"}").hasField("revision", "3");
  }

  @Test
  void savesAgainWhatItSaysAlready() {
    begin("Plan");
    save("1", "{\"text\": \"New plan\"}").hasStatus(200);

    save("1", "{\"text\": \"New plan\"}").hasStatus(200).hasField("revision", "2");
  }

  @Test
  void neitherSavesNorPublishesWithoutARevision() {
    begin("Plan");

    for (var answer : new Answer[] {editor.put(DRAFT, "{}"), editor.post(DRAFT + "/publish", "")}) {
      answer.isProblem(
          428,
          "revision_required",
          "Which revision?",
          "If-Match must name the entity tag or the revision that you have, or * for any.");
    }
    save("7", "{}").hasStatus(412);
    editor.with("If-Match", "*").put(DRAFT, "{}").hasStatus(200);
  }

  @Test
  void discardsAndRestores() {
    begin("Plan");
    editor.delete(DRAFT).hasStatus(204).isEmpty();
    editor.delete(DRAFT).hasStatus(204);

    editor
        .get(DRAFT)
        .hasStatus(200)
        .hasField("discardedBy", "\"token:editor\"")
        .hasField("discardedAt", "\"2024-05-01T12:00:00.123Z\"");
    save("1", "{}")
        .isProblem(
            409,
            "draft_discarded",
            "The draft was discarded",
            "The draft draft-1 was discarded. Restore it first.");
    editor.get("/api/v1/drafts").lists();
    editor.get("/api/v1/drafts?state=DISCARDED").lists("draft-1");

    var restored = editor.post(DRAFT + "/restore", "").hasStatus(200);
    editor.get(DRAFT).is(200, restored.text());
    editor.get("/api/v1/drafts?state=KEPT").lists("draft-1");
  }

  @Test
  void publishesOnceHoweverOftenItIsAsked() {
    begin("Ready");

    var published = editor.with("If-Match", "\"1\"").post(DRAFT + "/publish", "");

    published
        .is(
            201,
            """
            {"id": "post-1", "channelId": "news", "sequence": 1, "type": "TEXT_ONLY",
             "text": "Ready", "images": [], "links": [],
             "publishedAt": "2024-05-01T12:00:00.123Z", "publishedBy": "token:editor"}\
            """)
        .has("Location", "/api/v1/posts/post-1");
    editor
        .with("If-Match", "\"1\"")
        .post(DRAFT + "/publish", "")
        .is(201, published.text())
        .has("Location", "/api/v1/posts/post-1");
    reader.get("/api/v1/channels/news/posts").lists("post-1");
    save("1", "{\"text\": \"Not yet\"}")
        .hasStatus(409)
        .hasField("code", "\"draft_published\"")
        .hasField("postId", "\"post-1\"");
  }

  // Scheduling

  @Test
  void publishesAtTheTimeThatWasChosen() {
    begin("Ready");

    var scheduled =
        schedule(
            "1",
            "{\"publishAt\": \"2024-05-01T18:00:00.5+02:00\", \"timeZone\": \"Europe/Berlin\"}");

    scheduled
        .is(
            200,
            """
            {"id": "draft-1", "channelId": "news", "text": "Ready", "images": [], "links": [],
             "author": "token:editor", "createdAt": "2024-05-01T12:00:00.123Z",
             "updatedBy": "token:editor", "updatedAt": "2024-05-01T12:00:00.123Z", "revision": 2,
             "schedule": {"publishAt": "2024-05-01T16:00:00.500Z", "timeZone": "Europe/Berlin",
                          "by": "token:editor"}}\
            """)
        .has("ETag", editor.get(DRAFT).header("ETag"));
    editor.get("/api/v1/schedule").lists("draft-1");
    editor.get("/api/v1/schedule?channel=news&from=2024-05-01T16:00:00.5Z").lists("draft-1");
    editor.get("/api/v1/schedule?to=2024-05-01T16:00:00.5Z").lists();

    clock.set(Instant.parse("2024-05-01T16:00:00.500Z"));
    herald.publishScheduledDrafts().step();

    reader.get("/api/v1/channels/news/posts").lists("post-1");
    editor.get("/api/v1/posts/post-1").hasField("publishedBy", "\"token:editor\"");
    editor.get(DRAFT).hasStatus(409).hasField("postId", "\"post-1\"");
  }

  @Test
  void takesTheTimeAway() {
    begin("Ready");
    schedule("1", EVENING).hasStatus(200);

    var open = editor.delete(DRAFT + "/schedule").hasStatus(200).hasField("revision", "3");

    open.has("ETag", editor.get(DRAFT).header("ETag"));
    assertThat(open.json().has("schedule")).isFalse();
    editor.delete(DRAFT + "/schedule").is(200, open.text());
    editor.get("/api/v1/schedule").lists();
  }

  @Test
  void schedulesTheSameAgainAndNothingThatWasNotSeen() {
    begin("Ready");
    var scheduled = schedule("1", EVENING);

    schedule("1", EVENING).is(200, scheduled.text());
    schedule("1", "{\"publishAt\": \"2024-05-01T19:00:00Z\"}")
        .hasStatus(412)
        .hasField("code", "\"draft_changed\"");
    editor.with("If-Match", "\"1\"").delete(DRAFT + "/schedule").hasStatus(412);
    editor.put(DRAFT + "/schedule", EVENING).hasStatus(428);
  }

  @Test
  void saysWhatIsWrongWithATime() {
    begin("Ready");

    schedule("1", "{}").isInvalid(Violation.required("publishAt"));
    schedule("1", "{\"publishAt\": \"tomorrow\", \"timeZone\": \"Mars/Olympus\"}")
        .isInvalid(
            Violation.of("publishAt", "malformed", "must be a time such as 2026-12-31T12:00:00Z"),
            Violation.of("timeZone", "malformed", "must be a time zone such as Europe/Berlin"));
    schedule("1", "{\"publishAt\": \"2024-05-01T12:00:00Z\"}")
        .isInvalid(
            Violation.of(
                "publishAt", "past", "must be in the future, but it is 2024-05-01T12:00:00.123Z"));
    schedule("1", "{\"publishAt\": \"2999-01-01T00:00:00Z\"}")
        .isInvalid(
            Violation.of(
                "publishAt",
                "too_far",
                "must not be after 2025-05-02T12:00:00.123Z, but is 2999-01-01T00:00:00Z"));
  }

  @Test
  void whatIsScheduledIsSavedOnlyAsWhatCouldBePublished() {
    begin("Ready");
    schedule("1", EVENING).hasStatus(200);

    save("2", "{\"text\": \"\"}")
        .isInvalid(
            Violation.of("content", "required", "is required: a text, an image or custom data"));
    save("2", "{\"text\": \"Better\"}").hasStatus(200).hasField("revision", "3");
    editor.get("/api/v1/schedule").lists("draft-1");
  }

  @Test
  void saysWhyADraftCameBack() {
    begin("Ready");
    schedule("1", EVENING).hasStatus(200);
    admin.delete("/api/v1/tokens/editor").hasStatus(204);
    clock.set(Instant.parse("2024-05-01T18:00:00Z"));

    herald.publishScheduledDrafts().step();

    admin
        .get(DRAFT)
        .hasField(
            "returned",
            """
            {"schedule": {"publishAt": "2024-05-01T18:00:00.000Z", "timeZone": "UTC",
                          "by": "token:editor"},
             "code": "forbidden", "detail": "The token editor was revoked, or has ended."}\
            """);
    admin.get("/api/v1/drafts?state=RETURNED").lists("draft-1");
    reader.get("/api/v1/channels/news/posts").lists();
  }

  private Answer schedule(String revision, String body) {
    return editor.with("If-Match", "\"" + revision + "\"").put(DRAFT + "/schedule", body);
  }

  @Test
  void becomesASilentPostIfThatIsAskedFor() {
    begin("A slip");
    var publish = editor.with("If-Match", "*");
    publish
        .post(DRAFT + "/publish", "{\"silent\": \"yes\"}")
        .isInvalid(Violation.of("silent", "wrong_type", "must be true or false, but is a string"));

    publish
        .post(DRAFT + "/publish", "{\"silent\": true}")
        .hasStatus(201)
        .hasField("silent", "true");
  }

  @Test
  void saysEverythingByWhichItIsNoPostYet() {
    editor
        .post(DRAFTS, "{\"type\": \"IMAGE_AND_TEXT\", \"links\": [{\"url\": \"exam\"}]}")
        .hasStatus(201);

    editor
        .with("If-Match", "*")
        .post(DRAFT + "/publish", "")
        .isInvalid(
            Violation.required("text"),
            Violation.required("links[0].label"),
            Violation.of(
                "links[0].url", "not_http", "must start with http:// or https:// and name a host"),
            Violation.required("images"));
  }

  @Test
  void listsWhatWasChangedLastFirst() {
    for (var i = 1; i <= 3; i++) begin("Plan " + i);
    save("1", "{\"text\": \"Idea\"}").hasStatus(200);
    admin.post(DRAFTS, "{\"text\": \"Plan of the admin\"}").hasStatus(201);

    editor.get("/api/v1/drafts").lists("draft-4", "draft-1", "draft-3", "draft-2");
    editor.get("/api/v1/drafts?query=plan").lists("draft-4", "draft-3", "draft-2");
    editor.get("/api/v1/drafts?author=token:admin").lists("draft-4");
    editor.get("/api/v1/drafts?channel=news&limit=1").lists("draft-4");
    var first = editor.get("/api/v1/drafts?limit=2");
    first.lists("draft-4", "draft-1");
    editor
        .get("/api/v1/drafts?limit=2&cursor=" + first.json().get("nextCursor").asText())
        .lists("draft-3", "draft-2");
    editor
        .get("/api/v1/drafts?state=LOST")
        .isInvalid(
            Violation.of("state", "unknown_value", "must be one of KEPT, RETURNED, DISCARDED"));
  }

  @Test
  void anAnswerIsNeverOlderThanTheDraft() {
    begin("Plan");
    var before = editor.get(DRAFT);
    var list = editor.get("/api/v1/drafts");
    editor.with("If-None-Match", before.header("ETag")).get(DRAFT).hasStatus(304).isEmpty();

    save("1", "{\"text\": \"New plan\"}").hasStatus(200);

    editor.with("If-None-Match", before.header("ETag")).get(DRAFT).hasStatus(200);
    editor.with("If-None-Match", list.header("ETag")).get("/api/v1/drafts").hasStatus(200);
  }

  @Test
  void readersKnowNothingOfDrafts() {
    begin("Plan");

    reader.get(DRAFT).hasStatus(403);
    reader.get("/api/v1/drafts").hasStatus(403);
    reader.get("/api/v1/drafts/none").hasStatus(403);
  }

  private void begin(String text) {
    editor.post(DRAFTS, "{\"text\": \"%s\"}".formatted(text)).hasStatus(201);
  }

  private Answer save(String revision, String content) {
    return editor.with("If-Match", "\"" + revision + "\"").put(DRAFT, content);
  }
}
