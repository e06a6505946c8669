package dev.herald.http.v1;

import static dev.herald.application.testkit.Samples.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.event.EventType;
import dev.herald.domain.shared.Violation;
import dev.herald.domain.webhook.WebhookId;
import dev.herald.http.testkit.Answer;
import dev.herald.http.testkit.HttpTest;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Administrators set up webhooks, and look after deliveries that have not arrived. */
class WebhooksTest extends HttpTest {

  private static final String URL = "https://intranet.example.org/herald";
  private static final String SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
  private static final String ALL =
      """
      ["channel.created", "channel.edited", "channel.deleted", "channel.full", "post.published",
       "post.recalled", "subscriber.added", "subscriber.edited", "subscriber.removed"]\
      """;

  @Test
  void showsTheSecretOfANewWebhookThisOnce() {
    var created =
        create("{\"url\": \"%s\", \"secret\": \"%s\"}".formatted(URL, SECRET))
            .hasStatus(201)
            .has("Location", "/api/v1/webhooks/webhook-1")
            .hasField("secret", "\"" + SECRET + "\"");

    admin.get("/api/v1/webhooks/webhook-1").is(200, webhook("", ALL, true, 0, 0));
    assertThat(created.json().get("events")).hasSize(EventType.values().length);
    assertThat(admin.get("/api/v1/webhooks").text()).doesNotContain("secret");
  }

  @Test
  void makesASecretWhereNoneIsChosen() {
    var secret = create("{\"url\": \"%s\"}".formatted(URL)).json().get("secret").textValue();

    assertThat(secret).startsWith("whsec_").hasSizeGreaterThan(38);
  }

  @Test
  void listsTheNewestFirst() {
    create("{\"url\": \"%s\"}".formatted(URL));
    create("{\"url\": \"%s\"}".formatted(URL));

    admin.get("/api/v1/webhooks").lists("webhook-2", "webhook-1");
    var page = admin.get("/api/v1/webhooks?limit=1").lists("webhook-2");
    var cursor = page.json().get("nextCursor").textValue();
    admin.get("/api/v1/webhooks?limit=1&cursor=" + cursor).lists("webhook-1");
  }

  @Test
  void editsWhatIsNamedAndLeavesTheRest() {
    create("{\"url\": \"%s\", \"description\": \"old\"}".formatted(URL));

    edit("{\"description\": \"new\", \"enabled\": false, \"events\": [\"post.recalled\"]}")
        .is(200, webhook("new", "[\"post.recalled\"]", false, 0, 0));
    edit("{\"events\": null, \"enabled\": null}").is(200, webhook("new", ALL, true, 0, 0));
    edit("{\"description\": null}").is(200, webhook("", ALL, true, 0, 0));
  }

  @Test
  void aNewSecretIsNotShownAgain() {
    create("{\"url\": \"%s\"}".formatted(URL));

    edit("{\"secret\": \"%s\"}".formatted(SECRET)).is(200, webhook("", ALL, true, 0, 0));

    assertThat(
            herald.readWebhooks().get(ADMIN, new WebhookId("webhook-1")).webhook().secret().value())
        .isEqualTo(SECRET);
  }

  @Test
  void deletesForGood() {
    create("{\"url\": \"%s\"}".formatted(URL));

    admin.delete("/api/v1/webhooks/webhook-1").hasStatus(204).isEmpty();

    for (var answer :
        new Answer[] {
          admin.get("/api/v1/webhooks/webhook-1"),
          admin.delete("/api/v1/webhooks/webhook-1"),
          edit("{}"),
          admin.get("/api/v1/webhooks/webhook-1/deliveries"),
          admin.post("/api/v1/webhooks/webhook-1/deliveries/redeliver", ""),
          admin.post("/api/v1/webhooks/webhook-1/deliveries/discard", "")
        }) {
      answer.isProblem(
          404, "webhook_not_found", "No such webhook", "There is no webhook webhook-1.");
    }
  }

  @Test
  void knowsNoOtherEvents() {
    create("{\"url\": \"%s\", \"events\": [\"post.published\", \"POST_RECALLED\"]}".formatted(URL))
        .isInvalid(
            Violation.of(
                "events[1]",
                "unknown_value",
                "must be one of channel.created, channel.edited, channel.deleted, channel.full,"
                    + " post.published, post.recalled, subscriber.added, subscriber.edited,"
                    + " subscriber.removed"));
  }

  @Test
  void isToldOfSomething() {
    create("{\"url\": \"%s\", \"events\": []}".formatted(URL))
        .isInvalid(Violation.required("events"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "10.1.2.3", "[::1]", "169.254.169.254", "localhost:1"})
  void refusesAddressesInPrivateNetworksUnlessTheOperatorAllowsThem(String host) {
    var webhook = "{\"url\": \"http://%s/\"}".formatted(host);

    create(webhook).hasStatus(201);

    serve(herald, new dev.herald.http.HttpSettings("127.0.0.1", 0, Optional.empty(), uploads));
    var violation = create(webhook).hasStatus(422).json().get("violations").get(0);
    assertThat(violation.get("code").textValue()).isEqualTo("url.private_network");
    assertThat(violation.get("message").textValue()).contains("private network");
  }

  @Test
  void listsWhatWaitsAndDeadLetters() {
    givenUndelivered();

    admin.get("/api/v1/webhooks/webhook-1").is(200, webhook("", ALL, true, 1, 1));
    admin
        .get("/api/v1/webhooks/webhook-1/deliveries")
        .is(
            200,
            """
            {"items": [{"id": "evt_%s", "event": "channel.created", "channelId": "news",
              "happenedAt": "2024-05-01T12:00:00.123Z", "state": "DEAD_LETTER", "attempts": 13,
              "failure": "The answer had the status 502.",
              "failedAt": "2024-05-01T12:01:00.123Z"}]}\
            """
                .formatted(position(0)));
    admin
        .get("/api/v1/webhooks/webhook-1/deliveries?state=WAITING")
        .is(
            200,
            """
            {"items": [{"id": "evt_%s", "event": "post.published", "channelId": "news",
              "happenedAt": "2024-05-01T12:00:00.123Z", "state": "WAITING", "attempts": 0,
              "nextAttemptAt": "2024-05-01T12:00:00.123Z"}]}\
            """
                .formatted(position(1)));
  }

  @Test
  void triesAgainWhatIsChosen() {
    givenUndelivered();
    var path = "/api/v1/webhooks/webhook-1/deliveries/redeliver";

    admin
        .post(path, "{\"ids\": [\"evt_%s\", \"evt_999\"]}".formatted(position(0)))
        .is(200, "{\"count\": 1}");
    admin.get("/api/v1/webhooks/webhook-1").is(200, webhook("", ALL, true, 2, 0));
    admin.post(path, "").is(200, "{\"count\": 2}");
  }

  @Test
  void discardsWhatHasFailedAndWhatIsNamed() {
    givenUndelivered();
    var path = "/api/v1/webhooks/webhook-1/deliveries/discard";

    admin.post(path, "").is(200, "{\"count\": 1}");
    admin.get("/api/v1/webhooks/webhook-1").is(200, webhook("", ALL, true, 1, 0));

    admin.post(path, "{\"ids\": [\"evt_%s\"]}".formatted(position(1))).is(200, "{\"count\": 1}");
    admin.get("/api/v1/webhooks/webhook-1").is(200, webhook("", ALL, true, 0, 0));
  }

  @Test
  void tellsWhyDeliveriesWait() {
    givenUndelivered();
    var failure = "The answer had the status 410.";
    var next = clock.instant().plus(Duration.ofMinutes(1));
    change(
        () ->
            ports
                .outbound()
                .deliveryQueue()
                .put(new WebhookId("webhook-1"), position(1), 7, next, failure));

    var webhook = admin.get("/api/v1/webhooks/webhook-1").hasStatus(200).json();
    var listed = admin.get("/api/v1/webhooks").hasStatus(200).json().get("items").get(0);
    assertThat(webhook.get("failing").get("failure").textValue()).isEqualTo(failure);
    assertThat(webhook.get("failing").get("id").textValue()).isEqualTo("evt_" + position(1));
    assertThat(listed).isEqualTo(webhook);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "evt_", "evt_-1", "evt_1234567890123456789", "EVT_1"})
  void refusesIdsThatAreNone(String id) {
    create("{\"url\": \"%s\"}".formatted(URL));

    admin
        .post(
            "/api/v1/webhooks/webhook-1/deliveries/redeliver", "{\"ids\": [\"%s\"]}".formatted(id))
        .isInvalid(
            Violation.of("ids[0]", "malformed", "must be the id of an event, such as evt_1042"));
  }

  @Test
  void choosesAtLeastOne() {
    create("{\"url\": \"%s\"}".formatted(URL));

    admin
        .post("/api/v1/webhooks/webhook-1/deliveries/discard", "{\"ids\": []}")
        .isInvalid(Violation.required("ids"));
  }

  /** The creation of a channel that is a dead letter, and a post that waits behind it. */
  private void givenUndelivered() {
    create("{\"url\": \"%s\"}".formatted(URL)).hasStatus(201);
    givenChannel();
    givenPost("news", "First");
    var webhook = new WebhookId("webhook-1");
    var outbound = ports.outbound();
    var minuteLater = clock.instant().plus(Duration.ofMinutes(1));
    change(
        () -> {
          outbound
              .deadLetters()
              .add(webhook, position(0), 13, minuteLater, "The answer had the status 502.");
          outbound.deliveryQueue().put(webhook, position(1), 0, clock.instant(), "");
        });
    assertThat(outbound.deliveryQueue().backlog(webhook).size()).isEqualTo(1);
  }

  private long position(int event) {
    return ports.outbound().events().after(0, 10).get(event).position();
  }

  private static String webhook(
      String description, String events, boolean enabled, long waiting, long failed) {
    return """
    {"id": "webhook-1", "url": "%s", "description": "%s", "events": %s, "enabled": %s,
     "createdAt": "2024-05-01T12:00:00.123Z", "waiting": %s, "deadLetters": %s}\
    """
        .formatted(URL, description, events, enabled, waiting, failed);
  }

  private Answer create(String body) {
    return admin.post("/api/v1/webhooks", body);
  }

  private Answer edit(String body) {
    return admin.patch("/api/v1/webhooks/webhook-1", body);
  }
}
