package dev.herald.http.openapi;

import static dev.herald.http.openapi.ApiDescription.HERALD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.herald.http.request.Headers;
import dev.herald.http.request.RequestBody;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Gets every answer that is described, and checks that it is as described: the status, the headers,
 * the media type, and each field of the body.
 */
class AnswersTest {

  /** What goes wrong inside a server, or between it and its client. */
  private static final Set<String> OUT_OF_REACH =
      Set.of(
          "busy",
          "internal_error",
          "outcome_unknown",
          "request_timeout",
          "shutting_down",
          "storage_full",
          "too_many_attempts",
          "too_many_requests",
          "too_many_streams",
          "upload_incomplete");

  /** Which takes a bucket; ImagesTest has it. */
  private static final int ELSEWHERE = 302;

  @RegisterExtension private static final TestHerald herald = new TestHerald();

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("successes")
  void areAsDescribed(Operation operation, int status) {
    var call = Call.of(operation);
    if (status == 304) call.header("If-None-Match", "*");
    if (operation.statuses().contains(200) && status == 201) call.path("account", "ben");

    assertAsDescribed(operation, status, herald.answer(call));
  }

  private static List<Arguments> successes() {
    return HERALD.operations().stream()
        .flatMap(
            operation ->
                operation.statuses().stream()
                    .filter(status -> status < 400 && status != ELSEWHERE)
                    .map(status -> Arguments.of(operation, status)))
        .toList();
  }

  @ParameterizedTest(name = "{0}: {1} {2}")
  @MethodSource("problems")
  void ofProblemsAreAsDescribed(Operation operation, int status, String code) {
    var answer = herald.answer(provoke(code, operation));

    assertAsDescribed(operation, status, answer);
    assertThat(AnswerCheck.code(answer)).isEqualTo(code);
    assertRulesDescribed(AnswerCheck.json(answer).path("violations"));
  }

  private static List<Arguments> problems() {
    return HERALD.operations().stream()
        .flatMap(
            operation ->
                operation.statuses().stream()
                    .flatMap(
                        status ->
                            operation.codes(status).stream()
                                .filter(code -> !OUT_OF_REACH.contains(code))
                                .map(code -> Arguments.of(operation, status, code))))
        .toList();
  }

  private static void assertAsDescribed(
      Operation operation, int status, HttpResponse<byte[]> answer) {
    assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(status);
    assertThat(AnswerCheck.complaints(operation, answer)).as(operation.toString()).isEmpty();
  }

  private static void assertRulesDescribed(JsonNode violations) {
    var rules = HERALD.at("/components/schemas/Violation/properties/code/description").asText();
    for (var violation : violations) {
      var code = violation.get("code").asText();
      assertThat(rules).contains("`" + code.substring(code.lastIndexOf('.') + 1) + "`");
    }
  }

  /** A call that goes wrong in this way. */
  private static Call provoke(String code, Operation operation) {
    var call = Call.of(operation);
    return switch (code) {
      case "unauthorized" -> call.withoutToken();
      case "forbidden" ->
          operation.parameters("query").contains("publishedBy")
              ? call.token(TestHerald.READER).query("publishedBy", "token:editor")
              : call.token(lesserThan(operation.role()));
      case "invalid_json" -> call.json("[]");
      case "invalid_parameter" ->
          operation.parameters("header").contains("Idempotency-Key")
              ? call.header("Idempotency-Key", "k".repeat(Headers.MAX_KEY_LENGTH + 1))
              : call.query(
                  operation.parameters("query").contains("size") ? "size" : "unknown", "x");
      case "missing_file" -> call.form("Content-Disposition: form-data; name=other\n\ntext");
      case "invalid_form" -> call.body("multipart/form-data", "text".getBytes(UTF_8));
      case "not_an_image" -> call.body("image/png", "text".getBytes(UTF_8));
      case "unsupported_content_encoding" -> call.header("Content-Encoding", "gzip");
      case "unsupported_media_type" -> call.body("text/plain", "text".getBytes(UTF_8));
      case "body_too_large" -> call.json(" ".repeat(RequestBody.MAX_BYTES + 1));
      case "invalid_value" -> broken(operation, call);
      case "channel_not_found" -> withoutChannel(operation, call);
      case "account_not_found" -> ofUnknownAccount(operation, call);
      case "post_not_found" -> withoutPost(operation, call);
      case "post_recalled" -> {
        herald.answer(Call.of(find("POST /api/v1/posts/{postId}/recall")));
        yield makesATemplate(operation) ? Call.of(operation, 1) : call;
      }
      case "template_not_found" -> withoutTemplate(operation, call);
      case "too_many_templates" -> {
        herald.fillWithTemplates();
        yield call;
      }
      case "draft_not_found" ->
          makesATemplate(operation)
              ? call.json("{\"name\": \"A\", \"draftId\": \"none\"}")
              : beginsADraft(operation)
                  ? repeatedAfterDeletion("town-hall", call)
                  : call.path("draftId", "none");
      case "draft_changed" -> {
        saveDraft("Somebody else's");
        if (operation.toString().equals("DELETE /api/v1/drafts/{draftId}/schedule")) schedule();
        yield call.header("If-Match", "\"1\"");
      }
      case "draft_discarded" -> {
        herald.answer(Call.of(find("DELETE /api/v1/drafts/{draftId}")));
        yield call;
      }
      case "draft_published" -> ofPublishedDraft(operation, call);
      case "revision_required" -> call.without("If-Match");
      case "too_many_drafts" -> {
        if (operation.path().endsWith("/cross-post")) {
          herald.fillWithDrafts(TestHerald.OTHER_CHANNEL);
          yield call;
        }
        herald.answer(Call.of(find("DELETE /api/v1/drafts/{draftId}")));
        herald.fillWithDrafts(TestHerald.CHANNEL);
        yield call;
      }
      case "token_not_found" -> call.path("name", "none");
      case "last_admin" -> call.path("name", "admin");
      case "webhook_not_found" -> call.path("webhookId", "none");
      case "refused_by_webhook" -> refused(operation, call);
      case "dropped_by_webhook" -> said("Dropped", operation, call);
      case "image_not_found" -> call.path("imageId", "0".repeat(64));
      case "subscription_not_found" -> call.path("account", "nobody");
      case "channel_exists" ->
          call.json(
              """
              {"id": "town-hall", "name": "Other", "avatar": {"url": "https://example.org/a.png"}}
              """);
      case "channel_full" -> {
        herald.answer(Call.of(find("PATCH /api/v1/channels/{id}")).json("{\"subscriberLimit\":1}"));
        yield call.path("account", "ben");
      }
      case "channel_changed" -> call.header("If-Match", "\"2\"");
      case "events_forgotten" -> call.query("after", "evt_999999999999999999");
      case "idempotency_conflict" -> {
        herald.answer(call.header("Idempotency-Key", "key"));
        yield Call.of(operation, 1).header("Idempotency-Key", "key");
      }
      case "posting_too_often" -> {
        herald.answer(Call.of(find("POST /api/v1/channels/{id}/posts")));
        yield call;
      }
      default -> throw new AssertionError("nobody knows how to provoke " + code);
    };
  }

  private static Call refused(Operation operation, Call call) {
    return switch (operation.path()) {
      case "/api/v1/channels" ->
          call.json(
              "{\"name\": \"Refused\", \"avatar\": {\"url\": \"https://example.org/a.png\"}}");
      case "/api/v1/channels/{id}/posts", "/api/v1/drafts/{draftId}/publish" ->
          said("Refused", operation, call);
      default -> call.path("account", "refused");
    };
  }

  /** A call that publishes these words. */
  private static Call said(String text, Operation operation, Call call) {
    if (operation.path().endsWith("/posts")) return call.json("{\"text\": \"" + text + "\"}");
    saveDraft(text);
    return call.header("If-Match", "*");
  }

  private static void saveDraft(String text) {
    var save = Call.of(find("PUT /api/v1/drafts/{draftId}"));
    herald.answer(save.json("{\"text\": \"" + text + "\"}"));
  }

  private static void schedule() {
    var schedule = Call.of(find("PUT /api/v1/drafts/{draftId}/schedule"));
    herald.answer(schedule.header("If-Match", "*"));
  }

  private static Call ofPublishedDraft(Operation operation, Call call) {
    var publish = Call.of(find("POST /api/v1/drafts/{draftId}/publish"));
    if (!beginsADraft(operation)) {
      herald.answer(publish);
      return operation.path().endsWith("/publish") ? call.header("If-Match", "\"7\"") : call;
    }
    if (operation.path().endsWith("/drafts")) call.json("{\"text\": \"New\"}");
    herald.answer(call.header("Idempotency-Key", "key"));
    herald.answer(publish.path("draftId", "draft-2"));
    return call;
  }

  /** Whether its key stands for the draft that it has begun. */
  private static boolean beginsADraft(Operation operation) {
    return operation.parameters("header").contains("Idempotency-Key")
        && !operation.path().endsWith("/cross-post")
        && !makesATemplate(operation);
  }

  private static boolean makesATemplate(Operation operation) {
    return operation.toString().equals("POST /api/v1/templates");
  }

  private static Call withoutTemplate(Operation operation, Call call) {
    if (!makesATemplate(operation)) return call.path("templateId", "none");
    herald.answer(call.header("Idempotency-Key", "key"));
    herald.answer(
        Call.of(find("DELETE /api/v1/templates/{templateId}")).path("templateId", "template-2"));
    return call;
  }

  private static String lesserThan(String role) {
    return role.equals("admin") ? TestHerald.EDITOR : TestHerald.READER;
  }

  private static Call broken(Operation operation, Call call) {
    if (operation.json().isPresent()) return call.json("{\"unknown\": 1}");
    if (operation.parameters("query").contains("timeZone")) {
      return call.query("timeZone", "Nowhere");
    }
    if (operation.parameters("query").contains("format")) {
      return call.query("from", "1970-01-01");
    }
    if (operation.parameters("path").isEmpty()) return call.query("limit", "0");
    return call.path("id", " ")
        .path("account", " ")
        .path("postId", ".")
        .path("imageId", "f")
        .path("draftId", ".")
        .path("templateId", ".")
        .path("webhookId", ".")
        .path("name", " ");
  }

  private static Call ofUnknownAccount(Operation operation, Call call) {
    return operation.parameters("path").contains("account")
        ? call.path("account", "nobody")
        : call.json(
            """
            {"name": "Other", "avatar": {"url": "https://example.org/a.png"}, "owner": "nobody"}
            """);
  }

  private static Call withoutPost(Operation operation, Call call) {
    if (makesATemplate(operation)) return call.json("{\"name\": \"A\", \"postId\": \"none\"}");
    if (operation.path().endsWith("/posts")) return repeatedAfterDeletion("town-hall", call);
    return operation.path().endsWith("/pinned-post")
        ? call.json("{\"postId\": \"none\"}")
        : call.path("postId", "none");
  }

  private static Call withoutChannel(Operation operation, Call call) {
    return switch (operation.toString()) {
      case "POST /api/v1/channels" -> repeatedAfterDeletion("channel-1", call);
      case "GET /api/v1/posts", "GET /api/v1/drafts", "GET /api/v1/schedule" ->
          call.query("channel", "none");
      case "GET /api/v1/templates" -> call.query("channel", "none");
      case "POST /api/v1/templates" ->
          call.json("{\"name\": \"A\", \"draftId\": \"draft-1\", \"channelId\": \"none\"}");
      case "POST /api/v1/templates/{templateId}/use" -> call.json("{\"channelId\": \"none\"}");
      case "POST /api/v1/posts/{postId}/copy" -> call.json("{\"channelId\": \"none\"}");
      case "POST /api/v1/drafts/{draftId}/cross-post" -> call.json("{\"channels\": [\"none\"]}");
      case "POST /api/v1/stream-tickets" -> call.json("{\"channel\": \"none\"}");
      default -> call.path("id", "none").path("channel", "none");
    };
  }

  private static Call repeatedAfterDeletion(String channel, Call call) {
    herald.answer(call.header("Idempotency-Key", "key"));
    herald.answer(Call.of(find("DELETE /api/v1/channels/{id}")).path("id", channel));
    return call;
  }

  private static Operation find(String name) {
    return HERALD.operations().stream()
        .filter(operation -> operation.toString().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
