package dev.herald.http.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.shared.Violation;
import dev.herald.http.testkit.Answer;
import dev.herald.http.testkit.HttpTest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts follow channels, and read on in them. */
class SubscriptionsTest extends HttpTest {

  @BeforeEach
  void givenAChannelWithAPost() {
    givenChannel();
    givenPost("news", "Before anybody came");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"delivery\": null, \"customString\": null}"})
  void answersWithANewSubscriptionToWhichNothingIsUnread(String body) {
    subscribe("ann", body).is(201, ofAccount("NOTIFY", 1, 0, "")).hasNo("Location");
  }

  @Test
  void secondTimeChangesWhatIsGivenAndLeavesTheRest() {
    subscribe("ann", "{\"delivery\": \"SILENT\", \"customString\": \"x\"}")
        .is(201, ofAccount("SILENT", 1, 0, "x"));
    clock.advance(Duration.ofMinutes(1));

    subscribe("ann", "").is(200, ofAccount("SILENT", 1, 0, "x"));
    subscribe("ann", "{\"delivery\": \"MUTED\"}").is(200, ofAccount("MUTED", 1, 0, "x"));
    subscribe("ann", "{\"customString\": \"\"}").is(200, ofAccount("MUTED", 1, 0, ""));
  }

  @Test
  void knowsNoOtherWaysOfDelivery() {
    subscribe("ann", "{\"delivery\": \"notify\"}")
        .isInvalid(
            Violation.of("delivery", "unknown_value", "must be one of NOTIFY, SILENT, MUTED"));
  }

  @Test
  void endsASubscriptionOnce() {
    subscribe("ann", "").hasStatus(201);

    unsubscribe("ann").hasStatus(204).isEmpty();

    unsubscribe("ann")
        .isProblem(
            404,
            "subscription_not_found",
            "No such subscription",
            "The account ann does not subscribe to the channel news.");
    subscribe("ann", "").hasStatus(201);
  }

  @Test
  void listsTheSubscribersOfAChannelInTheOrderInWhichTheyCame() {
    subscribe("zoe", "").hasStatus(201);
    clock.advance(Duration.ofMinutes(1));
    subscribe("ann", "{\"delivery\": \"MUTED\", \"customString\": \"x\"}").hasStatus(201);

    var zoe =
        """
        {"account": "zoe", "delivery": "NOTIFY", "subscribedAt": "2024-05-01T12:00:00.123Z",
         "lastReadSequence": 1, "customString": ""}""";
    var ann =
        """
        {"account": "ann", "delivery": "MUTED", "subscribedAt": "2024-05-01T12:01:00.123Z",
         "lastReadSequence": 1, "customString": "x"}""";
    var subscribers = "/api/v1/channels/news/subscribers";
    reader.get(subscribers).is(200, "{\"items\": [%s, %s]}".formatted(zoe, ann));
    var page = reader.get(subscribers + "?limit=1").hasField("items", "[" + zoe + "]");
    var cursor = page.json().get("nextCursor").textValue();
    reader.get(subscribers + "?limit=1&cursor=" + cursor).is(200, "{\"items\": [" + ann + "]}");
  }

  @Test
  void listsTheSubscriptionsOfAnAccount() {
    givenChannel("sport");
    subscribe("ann", "").hasStatus(201);
    editor.put("/api/v1/channels/sport/subscribers/ann", "").hasStatus(201);
    givenPost("news", "After ann came");

    var answer = reader.get("/api/v1/accounts/ann/subscriptions").hasStatus(200);
    var page = reader.get("/api/v1/accounts/ann/subscriptions?limit=1");

    assertThat(answer.json().get("items").findValuesAsText("channelId"))
        .containsExactly("news", "sport");
    page.hasField("items", "[" + ofAccount("NOTIFY", 1, 1, "") + "]");
    reader.get("/api/v1/accounts/nobody/subscriptions").is(200, "{\"items\": []}");
  }

  @Test
  void readsOnAndNeverBack() {
    subscribe("ann", "").hasStatus(201);
    givenPost("news", "Two");
    givenPost("news", "Three");
    givenPost("news", "Four");

    markRead("{\"sequence\": 3}").is(200, ofAccount("NOTIFY", 3, 1, ""));
    markRead("{\"sequence\": 0}").is(200, ofAccount("NOTIFY", 3, 1, ""));
    markRead("{\"sequence\": 9223372036854775807}").is(200, ofAccount("NOTIFY", 4, 0, ""));
    reader
        .get("/api/v1/accounts/ann/subscriptions")
        .is(200, "{\"items\": [%s]}".formatted(ofAccount("NOTIFY", 4, 0, "")));
  }

  @Test
  void readsNothingBelowZero() {
    subscribe("ann", "").hasStatus(201);

    markRead("{\"sequence\": -1}")
        .isInvalid(
            new Violation("sequence", "out_of_range", "must be 0 or more, but is -1", 0L, -1L));
  }

  @Test
  void readsNothingWithoutASubscription() {
    markRead("{\"sequence\": 1}")
        .isProblem(
            404,
            "subscription_not_found",
            "No such subscription",
            "The account ann does not subscribe to the channel news.");
  }

  @Test
  void fullChannelTakesNobodyElse() {
    editor.patch("/api/v1/channels/news", "{\"subscriberLimit\": 1}").hasStatus(200);
    subscribe("ann", "").hasStatus(201);

    subscribe("bob", "")
        .isProblem(
            409,
            "channel_full",
            "The channel is full",
            "The channel news takes no more subscribers: its limit is 1.");
    subscribe("ann", "").hasStatus(200);
  }

  @Test
  void nobodyFollowsAChannelThatIsNotThere() {
    var path = "/api/v1/channels/sport/subscribers";
    for (var answer :
        new Answer[] {
          editor.put(path + "/ann", ""),
          editor.delete(path + "/ann"),
          reader.get(path),
          reader.put("/api/v1/accounts/ann/subscriptions/sport/read", "{\"sequence\": 1}")
        }) {
      answer.isProblem(404, "channel_not_found", "No such channel", "There is no channel sport.");
    }
  }

  @Test
  void accountsHaveNamesOfAtMost32Bytes() {
    subscribe("%C3%A9".repeat(16), "").hasStatus(201);

    subscribe("%C3%A9".repeat(16) + "x", "").isInvalid(Violation.tooLong("account", 32, 33));
    subscribe("%20", "").isInvalid(Violation.required("account"));
  }

  private static String ofAccount(String delivery, long read, long unread, String customString) {
    return """
        {"channelId": "news", "account": "ann", "delivery": "%s",
         "subscribedAt": "2024-05-01T12:00:00.123Z", "lastReadSequence": %s, "unread": %s,
         "customString": "%s"}"""
        .formatted(delivery, read, unread, customString);
  }

  private Answer subscribe(String account, String body) {
    return editor.put("/api/v1/channels/news/subscribers/" + account, body);
  }

  private Answer unsubscribe(String account) {
    return editor.delete("/api/v1/channels/news/subscribers/" + account);
  }

  private Answer markRead(String body) {
    return reader.put("/api/v1/accounts/ann/subscriptions/news/read", body);
  }
}
