package dev.herald.http.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.port.out.webhook.WebhookMessage;
import dev.herald.application.testkit.Await;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.ChannelView;
import dev.herald.application.view.PostView;
import dev.herald.domain.event.DomainEvent;
import dev.herald.domain.event.DomainEvent.ChannelField;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.post.Post;
import dev.herald.domain.shared.NotificationMode;
import dev.herald.http.testkit.ReceivingServer.Received;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the receiver is told of what happened. */
class AfterCallbacksTest extends CallbackTest {

  private static final ChannelId NEWS = new ChannelId("news");
  private static final WebhookMessage FULL =
      of(new DomainEvent.ChannelFull(NEWS, 1, Samples.NOW), Optional.empty());

  @Override
  Set<String> commands() {
    var commands = new HashSet<>(CallbackSettings.COMMANDS);
    commands.removeIf(it -> it.startsWith("OfficialAccount.CallbackBefore"));
    return commands;
  }

  @Test
  void isToldOfAChannelThatWasCreated() {
    begin();
    givenNews();

    var told = told(1).get(0);
    assertThat(told.target())
        .isEqualTo(
            "/hook?SdkAppid=1400000001"
                + "&CallbackCommand=OfficialAccount.CallbackAfterCreateOfficialAccount"
                + "&contenttype=json&ClientIP=127.0.0.1&OptPlatform=RESTAPI");
    says(
        told,
        """
        {"CallbackCommand": "OfficialAccount.CallbackAfterCreateOfficialAccount",
         "Official_Account": "@TOA#_news", "Operator_Account": "administrator",
         "Owner_Account": "alice", "Name": "City News", "EventTime": 1714564800123}\
        """);
  }

  @Test
  void isToldWhatChangedOfAChannel() {
    givenNews();
    begin();
    modify("\"Introduction\": \"Daily\", \"MaxSubscriberNum\": 9");
    modify(
        """
        "Name": "Newer", "FaceUrl": "https://example.org/a.png", "Organization": "City",
        "Introduction": "Daily\"\
        """);

    var told = told(2);
    says(
        told.get(0),
        """
        {"CallbackCommand": "OfficialAccount.CallbackAfterOfficialAccountInfoChanged",
         "Official_Account": "@TOA#_news", "Operator_Account": "administrator",
         "Introduction": "Daily", "EventTime": 1714564800123}\
        """);
    says(
        told.get(1),
        """
        {"CallbackCommand": "OfficialAccount.CallbackAfterOfficialAccountInfoChanged",
         "Official_Account": "@TOA#_news", "Operator_Account": "administrator",
         "Name": "Newer", "FaceUrl": "https://example.org/a.png", "Organization": "City",
         "EventTime": 1714564800123}\
        """);
  }

  @Test
  void isToldOfAChannelThatWasDestroyed() {
    givenNews();
    begin();
    call("destroy_official_account", "{\"Official_Account\": \"@TOA#_news\"}").is(200, OK);

    says(
        told(1).get(0),
        """
        {"CallbackCommand": "OfficialAccount.CallbackAfterOfficialAccountDestroyed",
         "Official_Account": "@TOA#_news", "Owner_Account": "alice", "Name": "City News",
         "EventTime": 1714564800123}\
        """);
  }

  @Test
  void isToldOfEachSubscriber() {
    givenNews();
    begin();
    add("{\"Subscriber_Account\": \"bob\"}, {\"Subscriber_Account\": \"carol\"}");
    call(
            "delete_subscriber",
            "{\"Official_Account\": \"@TOA#_news\", \"SubscriberToDel_Account\": [\"bob\"]}")
        .hasField("ErrorCode", "0");

    var told = told(3);
    says(
        told.get(0),
        """
        {"CallbackCommand": "OfficialAccount.CallbackAfterAddSubscriber",
         "Official_Account": "@TOA#_news", "Operator_Account": "administrator",
         "SubscribeAccountList": [{"Subscriber_Account": "bob"}], "EventTime": 1714564800123}\
        """);
    assertThat(told.get(1).json().at("/SubscribeAccountList/0/Subscriber_Account").textValue())
        .isEqualTo("carol");
    says(
        told.get(2),
        """
        {"CallbackCommand": "OfficialAccount.CallbackAfterDeleteSubscriber",
         "Official_Account": "@TOA#_news", "Operator_Account": "administrator",
         "SubscribeAccountList": [{"Subscriber_Account": "bob"}], "EventTime": 1714564800123}\
        """);
  }

  @Test
  void isToldOfAChannelThatIsFull() {
    givenNews();
    modify("\"MaxSubscriberNum\": 1");
    begin();
    add("{\"Subscriber_Account\": \"bob\"}");

    says(
        told(2).get(1),
        """
        {"CallbackCommand": "OfficialAccount.CallbackAfterOfficialAccountFull",
         "Official_Account": "@TOA#_news", "EventTime": 1714564800123}\
        """);
  }

  @Test
  void isToldOfAMessage() {
    givenNews();
    begin();
    send("\"CloudCustomData\": \"mine\"");

    says(
        told(1).get(0),
        """
        {"CallbackCommand": "OfficialAccount.CallbackAfterSendMsg",
         "Official_Account": "@TOA#_news", "OnlineOnlyFlag": 0,
         "MsgBody": [{"MsgType": "TIMTextElem", "MsgContent": {"Text": "Hi"}}],
         "CloudCustomData": "mine", "MsgKey": "1_1_1714564800", "MsgTime": 1714564800,
         "EventTime": 1714564800123}\
        """);
  }

  @Test
  void isToldOfAPostThatTheOtherApiPublished() {
    givenNews();
    begin();
    var image = givenImage(Samples.png());
    editor
        .post(
            "/api/v1/channels/news/posts", "{\"images\": [{\"imageId\": \"%s\"}]}".formatted(image))
        .hasStatus(201);

    var content = told(1).get(0).json().at("/MsgBody/0/MsgContent");
    assertThat(content.at("/ImageInfoArray/0/URL").textValue())
        .isEqualTo("https://h.example.org/images/" + image);
    assertThat(content.at("/ImageInfoArray/0/Size").intValue()).isEqualTo(Samples.png().length);
  }

  @Test
  void isToldOfAMessageThatWasRecalled() {
    givenNews();
    send("\"CloudCustomData\": \"\"");
    begin();
    clock.advance(Duration.ofSeconds(10));
    call(
            "official_account_msg_recall",
            "{\"Official_Account\": \"@TOA#_news\", \"MsgKeyList\": [\"1_1_1714564800\"]}")
        .hasField("ErrorCode", "0");

    says(
        told(1).get(0),
        """
        {"CallbackCommand": "OfficialAccount.CallbackAfterMsgWithDraw",
         "Official_Account": "@TOA#_news", "WithdrawMsgList": [{"MsgKey": "1_1_1714564800"}],
         "EventTime": 1714564810123}\
        """);
  }

  @Test
  void isNotToldOfAMessageForWhichThatIsForbidden() {
    givenNews();
    begin();
    send("\"ForbidCallbackControl\": [\"ForbidAfterSendMsgCallback\"]");
    send(
        "\"ForbidCallbackControl\": [\"ForbidBeforeSendMsgCallback\"], \"CloudCustomData\": \"2\"");

    says(
        told(1).get(0),
        """
        {"CallbackCommand": "OfficialAccount.CallbackAfterSendMsg",
         "Official_Account": "@TOA#_news", "OnlineOnlyFlag": 0,
         "MsgBody": [{"MsgType": "TIMTextElem", "MsgContent": {"Text": "Hi"}}],
         "CloudCustomData": "2", "MsgKey": "2_1_1714564800", "MsgTime": 1714564800,
         "EventTime": 1714564800123}\
        """);
  }

  @Test
  void isToldAgainUntilItAnswers() {
    receiver.answers(503, "");
    begin();
    givenNews();
    var first = told(1).get(0);
    receiver.answers(200, "{}");

    until(
        () -> {
          clock.advance(Duration.ofMinutes(1));
          return receiver.received().size() >= 2;
        });
    assertThat(receiver.received().get(1).body()).isEqualTo(first.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"ActionStatus\": \"FAIL\", \"ErrorInfo\": \"Not today.\", \"ErrorCode\": 1}",
        "{\"anything\": [1]}"
      })
  void anyObjectIsAnAnswer(String body) {
    receiver.answers(200, body);

    send(FULL).toCompletableFuture().join();
    assertThat(receiver.received()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "200, '', The answer is no JSON object.",
    "200, Thanks, The answer is no JSON object.",
    "200, [], The answer is no JSON object.",
    "201, {}, The answer has the status 201.",
    "404, {}, The answer has the status 404.",
    "500, {}, The answer has the status 500.",
  })
  void anythingElseIsNone(int status, String body, String reason) {
    receiver.answers(status, body);

    fails(send(FULL), reason);
  }

  @Test
  void redirectIsNoAnswer() {
    receiver.redirectsTo(receiver.url("/elsewhere"));

    fails(send(FULL), "The answer has the status 307.");
  }

  @Test
  void slowReceiversAreNotWaitedFor() {
    receiver.keepsSilent();

    fails(send(FULL, Duration.ofMillis(50)), "There was no answer within 50 ms.");
    assertThat(CallbackSender.LIMIT).isEqualTo(Duration.ofSeconds(10));
  }

  /** There is nothing to tell of what is gone, or of what receivers never hear of. */
  @ParameterizedTest
  @MethodSource("messages")
  void isNotToldWhatSaysNothing(WebhookMessage message) {
    assertThat(send(message).toCompletableFuture()).isCompleted();
    assertThat(receiver.received()).isEmpty();
  }

  static Stream<WebhookMessage> messages() {
    var now = Samples.NOW;
    var bob = new AccountId("bob");
    var post = Samples.post("news", 1, Samples.text("Hi"), now);
    var published = new DomainEvent.PostPublished(NEWS, post.id(), 1, now);
    return Stream.of(
        ofNone(new DomainEvent.ChannelCreated(NEWS, bob, now)),
        ofNone(new DomainEvent.ChannelEdited(NEWS, 2, Set.of(ChannelField.NAME), now)),
        ofNone(new DomainEvent.ChannelFull(NEWS, 1, now)),
        ofNone(new DomainEvent.Subscribed(NEWS, bob, NotificationMode.NOTIFY, now)),
        ofNone(new DomainEvent.Unsubscribed(NEWS, bob, NotificationMode.NOTIFY, now)),
        ofNone(published),
        ofNone(new DomainEvent.PostRecalled(NEWS, new PostId("p"), 1, now)),
        of(
            new DomainEvent.ChannelEdited(
                NEWS, 2, Set.of(ChannelField.CUSTOM_STRING, ChannelField.SUBSCRIBER_LIMIT), now),
            Optional.empty()),
        of(published, Optional.empty()),
        of(published, Optional.of(Samples.recalled(post, "typo"))));
  }

  private static WebhookMessage ofNone(DomainEvent event) {
    return new WebhookMessage(1, event, Optional.empty(), Optional.empty());
  }

  private static WebhookMessage of(DomainEvent event, Optional<Post> post) {
    var channel = new ChannelView(Samples.channel("news"), 0, 0, Optional.empty());
    return new WebhookMessage(
        1, event, Optional.of(channel), post.map(it -> new PostView(it, Map.of())));
  }

  private CompletionStage<Void> send(WebhookMessage message) {
    return send(message, Duration.ofSeconds(20));
  }

  private CompletionStage<Void> send(WebhookMessage message, Duration limit) {
    return new CallbackSender(
            new CallbackReceiver(settings.callback().orElseThrow(), APP, client, clock),
            "administrator",
            new Messages(IMAGES),
            IMAGES,
            limit)
        .send(message);
  }

  private static void fails(CompletionStage<Void> delivery, String reason) {
    assertThatThrownBy(() -> delivery.toCompletableFuture().join()).cause().hasMessage(reason);
  }

  private void modify(String fields) {
    call(
            "modify_official_account_base_info",
            "{\"Official_Account\": \"@TOA#_news\", %s}".formatted(fields))
        .is(200, OK);
  }

  private void add(String accounts) {
    call(
            "add_subscriber",
            "{\"Official_Account\": \"@TOA#_news\", \"SubscriberList\": [%s]}".formatted(accounts))
        .hasField("ErrorCode", "0");
  }

  private void send(String field) {
    call(
            "send_official_account_msg",
            """
            {"Official_Account": "@TOA#_news", "Random": 1, %s, "MsgBody": [
              {"MsgType": "TIMTextElem", "MsgContent": {"Text": "Hi"}}]}\
            """
                .formatted(field))
        .hasField("ErrorCode", "0");
  }

  /** The receiver is told what happens from now on. */
  private void begin() {
    withCallbacks.relayEvents().begin();
  }

  /** What it was told, as soon as that is so much; then no more may come. */
  private List<Received> told(int count) {
    until(() -> receiver.received().size() >= count);
    assertThat(receiver.received()).hasSize(count);
    return receiver.received();
  }

  private void until(BooleanSupplier enough) {
    Await.until(
        () -> {
          withCallbacks.relayEvents().step();
          return enough.getAsBoolean();
        });
  }
}
