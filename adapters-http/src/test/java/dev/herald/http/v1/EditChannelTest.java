package dev.herald.http.v1;

import dev.herald.application.testkit.Samples;
import dev.herald.domain.shared.Violation;
import dev.herald.http.testkit.Answer;
import dev.herald.http.testkit.HttpTest;
import dev.herald.http.testkit.TestClient;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Channels are edited with JSON merge patches, and only as their editor knows them. */
class EditChannelTest extends HttpTest {

  private static final String FULL =
      """
      {"id": "news", "name": "News", "avatar": {"url": "https://example.org/a.png"},
       "profile": "All that is new", "owner": "ann", "organization": "The Town",
       "customString": "{}", "subscriberLimit": 7, "visibility": "PUBLIC"}\
      """;

  private int names;

  @BeforeEach
  void givenAFullChannel() {
    admin.post("/api/v1/channels", FULL).hasStatus(201);
    clock.advance(Duration.ofMinutes(1));
  }

  @Test
  void changesWhatIsGivenAndLeavesTheRest() {
    var edited = patch("{\"name\": \"Old news\"}");

    edited.is(200, full("2024-05-01T12:01:00.123Z", 2).replace("\"News\"", "\"Old news\""));
    reader.get("/api/v1/channels/news").is(200, edited.text()).has("ETag", edited.header("ETag"));
  }

  @Test
  void nullTakesAnOptionalPartAway() {
    patch(
            """
            {"profile": null, "organization": null, "customString": null,
             "subscriberLimit": null, "visibility": null}\
            """)
        .is(
            200,
            """
            {"id": "news", "name": "News", "avatar": {"url": "https://example.org/a.png"},
             "profile": "", "owner": "ann", "organization": "", "customString": "",
             "subscriberLimit": 100000, "visibility": "PRIVATE", "subscriberCount": 0, "postCount": 0,
             "createdAt": "2024-05-01T12:00:00.123Z", "updatedAt": "2024-05-01T12:01:00.123Z",
             "revision": 2}\
            """);
  }

  @Test
  void nullTakesNoRequiredPartAway() {
    patch("{\"name\": null, \"avatar\": null}")
        .isInvalid(Violation.required("name"), Violation.required("avatar"));
  }

  @Test
  void changesTheAvatarToAnUploadedImage() {
    var image = givenImage(Samples.png());

    patch("{\"avatar\": {\"imageId\": \"%s\"}}".formatted(image))
        .hasField(
            "avatar", "{\"imageId\": \"%s\", \"url\": \"/images/%s\"}".formatted(image, image));
  }

  @Test
  void patchThatChangesNothingMakesNoRevision() {
    patch("{}").is(200, full("2024-05-01T12:00:00.123Z", 1));
    patch("{\"name\": \"News\"}").is(200, full("2024-05-01T12:00:00.123Z", 1));
  }

  @Test
  void neitherIdNorOwnerNorNumbersCanBeEdited() {
    var text = "is no field that can be set here";
    patch("{\"id\": \"x\", \"owner\": \"x\", \"postCount\": 1, \"name\": \"\"}")
        .isInvalid(
            Violation.required("name"),
            Violation.of("id", "unknown_field", text),
            Violation.of("owner", "unknown_field", text),
            Violation.of("postCount", "unknown_field", text));
  }

  @Test
  void takesTheTypeOfMergePatches() {
    with("Content-Type", "application/merge-patch+json")
        .patch("/api/v1/channels/news", "{}")
        .hasStatus(200);
  }

  @Test
  void editsARevisionThatIsStillCurrent() {
    var tag = reader.get("/api/v1/channels/news").header("ETag");

    rename(with("If-Match", tag)).hasStatus(200);
    rename(with("If-Match", "\"2\"")).hasStatus(200);
    rename(with("If-Match", "W/\"3-x\"")).hasStatus(200); // as proxies make them that compress
    rename(with("If-Match", "\"4-x-gzip\"")).hasStatus(200);
    rename(with("If-Match", "\"999-x\", W/\"5-x\"")).hasStatus(200);
    rename(with("If-Match", "\"6-x\",\"6-y\"")).hasStatus(200);
  }

  @Test
  void deletesARevisionThatIsStillCurrent() {
    var tag = reader.get("/api/v1/channels/news").header("ETag");

    admin.with("If-Match", tag).delete("/api/v1/channels/news").hasStatus(204);
  }

  @Test
  void refusesToEditAndDeleteWhatSomebodyElseChanged() {
    var tag = reader.get("/api/v1/channels/news").header("ETag");
    var changed = rename(editor);

    assertStale(rename(with("If-Match", tag)), 1, 2);
    assertStale(admin.with("If-Match", tag).delete("/api/v1/channels/news"), 1, 2);
    reader.get("/api/v1/channels/news").is(200, changed.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", " * "})
  void starMeansWhateverIsThere(String any) {
    rename(with("If-Match", any)).hasStatus(200);
    admin.with("If-Match", any).delete("/api/v1/channels/news").hasStatus(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "\"\"", "\"1", "\"x-1\"", "\"-1\"", "\"9999999999999999999\"", "x"})
  void tagThatHeraldNeverGaveIsStale(String tag) {
    assertStale(rename(with("If-Match", tag)), 0, 1);
  }

  @Test
  void severalTagsAreStaleIfNoneIsCurrent() {
    assertStale(rename(with("If-Match", "\"2-x\", \"3-x\"")), 0, 1);
  }

  @Test
  void tellsWhatTheTagOfAStaleChannelIs() {
    var refused = rename(with("If-Match", "\"7\""));

    rename(with("If-Match", refused.header("ETag"))).hasStatus(200);
  }

  private static void assertStale(Answer answer, long expected, long revision) {
    answer.isProblem(
        412,
        "channel_changed",
        "The channel was changed",
        "The channel news was changed by someone else: you edit revision %s, it is now at %s."
            .formatted(expected, revision));
  }

  private static String full(String updatedAt, long revision) {
    return FULL.replace(
        "\"subscriberLimit\": 7",
        """
        "subscriberLimit": 7, "subscriberCount": 0, "postCount": 0,
        "createdAt": "2024-05-01T12:00:00.123Z", "updatedAt": "%s", "revision": %s\
        """
            .formatted(updatedAt, revision));
  }

  private TestClient with(String header, String value) {
    return editor.with(header, value);
  }

  /** Gives the channel a name that it never had. */
  private Answer rename(TestClient client) {
    var name = "Name " + ++names;
    return client.patch("/api/v1/channels/news", "{\"name\": \"%s\"}".formatted(name));
  }

  private Answer patch(String json) {
    return editor.patch("/api/v1/channels/news", json);
  }
}
