package dev.herald.http.v1;

import dev.herald.domain.shared.Violation;
import dev.herald.http.testkit.HttpTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Named contents to begin posts with. */
class TemplatesTest extends HttpTest {

  private static final String TEMPLATES = "/api/v1/templates";
  private static final String ONE = "/api/v1/templates/template-1";
  private static final String OF_DRAFT =
      "{\"name\": \"Closed\", \"channelId\": \"news\", \"draftId\": \"draft-1\"}";

  @BeforeEach
  void givenADraftAndAPost() {
    givenChannel();
    givenChannel("sport");
    editor
        .post(
            "/api/v1/channels/news/drafts",
            """
            {"type": "TEXT_ONLY", "text": "Closed on", "customData": "x",
             "links": [{"label": "Hours", "url": "exa"}]}""")
        .hasStatus(201);
    givenPost("news", "Open");
  }

  @Test
  void isMadeOfADraft() {
    var made = editor.post(TEMPLATES, OF_DRAFT).is(201, template("Closed")).has("Location", ONE);

    editor.get(ONE).is(200, made.text());
    reader.get(ONE).hasStatus(403);
  }

  @Test
  void isMadeOfAPostForAllChannels() {
    editor
        .post(TEMPLATES, "{\"name\": \"Open\", \"postId\": \"post-1\"}")
        .is(
            201,
            """
            {"id": "template-1", "name": "Open", "type": "TEXT_ONLY", "text": "Open",
             "images": [], "links": [], "createdBy": "token:editor",
             "createdAt": "2024-05-01T12:00:00.123Z"}""");
  }

  @Test
  void isRenamedAndDeleted() {
    editor.post(TEMPLATES, OF_DRAFT);

    editor.patch(ONE, "{\"name\": \"Closed for a day\"}").is(200, template("Closed for a day"));
    editor.delete(ONE).hasStatus(204);

    editor
        .get(ONE)
        .isProblem(
            404, "template_not_found", "No such template", "There is no template template-1.");
    editor.delete(ONE).hasStatus(404);
  }

  @Test
  void areListedByTheirNamesAndChannels() {
    editor.post(TEMPLATES, OF_DRAFT);
    editor.post(TEMPLATES, "{\"name\": \"Open\", \"postId\": \"post-1\"}");

    editor.get(TEMPLATES).lists("template-2", "template-1");
    editor.get(TEMPLATES + "?query=CLOS").lists("template-1");
    editor.get(TEMPLATES + "?channel=sport").lists("template-2");
    editor.get(TEMPLATES + "?limit=1").lists("template-2");
    editor.get(TEMPLATES + "?channel=none").hasStatus(404);
  }

  @Test
  void beginsADraftForItsChannelOrAnother() {
    editor.post(TEMPLATES, OF_DRAFT);

    editor.post(ONE + "/use", "").hasStatus(201).hasField("channelId", "\"news\"");
    editor
        .post(ONE + "/use", "{\"channelId\": \"sport\"}")
        .hasStatus(201)
        .has("Location", "/api/v1/drafts/draft-3")
        .hasField("channelId", "\"sport\"")
        .hasField("text", "\"Closed on\"");
  }

  @Test
  void requestThatIsRepeatedIsDoneOnce() {
    var twice = editor.with("Idempotency-Key", "key");
    var made = twice.post(TEMPLATES, OF_DRAFT).hasStatus(201);
    twice.post(TEMPLATES, OF_DRAFT).is(201, made.text());
    var use = editor.with("Idempotency-Key", "other");
    var begun = use.post(ONE + "/use", "").hasStatus(201);
    use.post(ONE + "/use", "").is(201, begun.text());

    editor.get(TEMPLATES).lists("template-1");
    editor.get("/api/v1/drafts").lists("draft-2", "draft-1");
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() {
    editor
        .post(TEMPLATES, "{\"channelId\": \" \", \"text\": \"x\"}")
        .isInvalid(
            Violation.required("name"),
            Violation.of("channelId", "surrounding_space", "must not start or end with a space"),
            Violation.of("text", "unknown_field", "is no field that can be set here"),
            Violation.required("draftId"));
    editor
        .post(TEMPLATES, "{\"name\": \"x\", \"postId\": \"post-1\", \"draftId\": \"draft-1\"}")
        .isInvalid(Violation.of("postId", "conflict", "must not come with a draft"));
    editor.post(TEMPLATES, "{\"name\": \"x\", \"draftId\": \"none\"}").hasStatus(404);
    editor.post(TEMPLATES, "{\"name\": \"Open\", \"postId\": \"post-1\"}").hasStatus(201);
    editor.post(ONE + "/use", "").isInvalid(Violation.required("channelId"));
  }

  private static String template(String name) {
    return """
        {"id": "template-1", "name": "%s", "channelId": "news", "type": "TEXT_ONLY",
         "text": "Closed on", "images": [], "links": [{"label": "Hours", "url": "exa"}],
         "customData": "x", "createdBy": "token:editor",
         "createdAt": "2024-05-01T12:00:00.123Z"}"""
        .formatted(name);
  }
}
