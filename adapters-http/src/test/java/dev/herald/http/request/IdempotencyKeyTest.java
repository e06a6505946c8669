package dev.herald.http.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.permission.Role;
import dev.herald.domain.shared.Violation;
import dev.herald.http.testkit.Answer;
import dev.herald.http.testkit.HttpTest;
import dev.herald.http.testkit.TestClient;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With a key, a request can be sent again and is carried out once. */
class IdempotencyKeyTest extends HttpTest {

  private static final String CREATE = CHANNEL.replace("\"id\": \"news\",", "");
  private static final String PUBLISH = "{\"text\": \"x\"}";

  @Test
  void sameRequestIsAnsweredWithTheFirstResult() {
    var created = create(admin, "key", CREATE).hasStatus(201);
    var published = publish(editor, "key", PUBLISH).hasStatus(201);

    create(admin, "key", CREATE)
        .hasStatus(201)
        .has("Location", created.header("Location"))
        .hasField("id", "\"channel-1\"");
    publish(editor, "key", PUBLISH)
        .is(201, published.text())
        .has("Location", published.header("Location"));
    reader.get("/api/v1/channels").lists("channel-1");
    reader.get("/api/v1/posts").lists("post-1");
  }

  @Test
  void withoutAKeyEveryRequestIsCarriedOut() {
    admin.post("/api/v1/channels", CREATE).hasStatus(201);
    admin.post("/api/v1/channels", CREATE).hasStatus(201);

    reader.get("/api/v1/channels").lists("channel-2", "channel-1");
  }

  @Test
  void keyIsNotForAnotherBody() {
    create(admin, "key", CREATE).hasStatus(201);

    assertConflict(create(admin, "key", CREATE + " "));
    assertConflict(create(admin, "key", CREATE.replace("News", "Old")));
  }

  @Test
  void keyThatDiffersInCaseIsAnotherKey() {
    create(admin, "key", CREATE).hasField("id", "\"channel-1\"");

    create(admin, "KEY", CREATE).hasField("id", "\"channel-2\"");
  }

  @Test
  void keyIsNotForAnotherAddress() {
    create(admin, "other", CREATE).hasStatus(201);
    create(admin, "another", CREATE).hasStatus(201);
    publish(admin, "key", PUBLISH).hasStatus(201);

    assertConflict(
        admin.with("Idempotency-Key", "key").post("/api/v1/channels/channel-2/posts", PUBLISH));
    assertConflict(create(admin, "key", CREATE));
  }

  @Test
  void keyBelongsToItsCaller() {
    givenToken("second", Role.ADMIN);
    create(admin, "key", CREATE).hasStatus(201);

    create(anybody.bearing(secret("second")), "key", CREATE.replace("News", "Old"))
        .hasStatus(201)
        .hasField("id", "\"channel-2\"");
  }

  @Test
  void keyIsKeptForADay() {
    create(admin, "key", CREATE).hasStatus(201);
    clock.advance(Duration.ofHours(24).minusMillis(1));
    create(admin, "key", CREATE).hasField("id", "\"channel-1\"");

    clock.advance(Duration.ofMillis(2));

    create(admin, "key", CREATE).hasField("id", "\"channel-2\"");
  }

  @Test
  void keyOfARefusedRequestIsFree() {
    publish(editor, "key", PUBLISH).hasStatus(404);
    create(admin, "other", CREATE).hasStatus(201);

    publish(editor, "key", PUBLISH).hasStatus(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", " inner space ", "~!@#$%^&*()", "\"quoted\""})
  void keyMayHaveAnyPrintableAsciiCharacter(String key) {
    create(admin, key, CREATE).hasStatus(201);
  }

  @Test
  void keyHas255CharactersAtTheMost() {
    create(admin, "k".repeat(255), CREATE).hasStatus(201);

    assertMalformed(create(admin, "k".repeat(256), CREATE), 256);
    assertMalformed(create(admin, "", CREATE), 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\tb", "\u00e4", "a\u007fb"})
  void keyHasNoOtherCharacters(String key) {
    try (var connection = anybody.connect()) {
      var answer =
          connection
              .lines("POST /api/v1/channels HTTP/1.1", "Host: localhost")
              .lines("Authorization: Bearer " + secret("admin"), "Connection: close")
              .lines("Idempotency-Key: " + key)
              .lines("Content-Length: " + CREATE.length(), "", CREATE)
              .answer();
      assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    }
    reader.get("/api/v1/channels").is(200, "{\"items\": []}");
  }

  private static void assertMalformed(Answer answer, long length) {
    answer.isMalformed(
        new Violation(
            "Idempotency-Key",
            "malformed",
            "must have 1 to 255 printable ASCII characters",
            255L,
            length));
  }

  private static void assertConflict(Answer answer) {
    answer.isProblem(
        409,
        "idempotency_conflict",
        "Idempotency key reused",
        "The idempotency key was used for a different request.");
  }

  private static Answer create(TestClient client, String key, String body) {
    return client.with("Idempotency-Key", key).post("/api/v1/channels", body);
  }

  private static Answer publish(TestClient client, String key, String body) {
    return client.with("Idempotency-Key", key).post("/api/v1/channels/channel-1/posts", body);
  }
}
