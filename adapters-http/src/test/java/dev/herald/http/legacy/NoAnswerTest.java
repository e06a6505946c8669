package dev.herald.http.legacy;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.port.out.webhook.Interceptor;
import dev.herald.application.testkit.Samples;
import dev.herald.domain.channel.ChannelName;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.http.image.ImageUrls;
import dev.herald.http.outgoing.WebhookClient;
import dev.herald.http.testkit.ReceivingServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When the receiver gives no answer that can be understood, the operator's policy decides. */
@Timeout(60)
class NoAnswerTest {

  private static final ChannelId NEWS = new ChannelId("news");
  private static final AccountId BOB = new AccountId("bob");
  private static final PostContent HI = Samples.text("Hi");
  private static final String ALLOWED =
      "{\"ActionStatus\": \"OK\", \"ErrorInfo\": \"\", \"ErrorCode\": 0}";
  private static final Duration LONG = Duration.ofSeconds(20);

  private final ReceivingServer receiver = new ReceivingServer();
  private final WebhookClient client = new WebhookClient(true);

  @AfterEach
  void close() {
    client.close();
    receiver.close();
  }

  @Test
  void slowReceiversAreNotWaitedFor() {
    receiver.keepsSilent();

    assertThat(interceptor(false, Duration.ofMillis(50)).beforePublish(NEWS, HI)).isSameAs(HI);
    isBlocked(() -> interceptor(true, Duration.ofMillis(50)).beforePublish(NEWS, HI));
    assertThat(CallbackInterceptor.LIMIT).isEqualTo(Duration.ofSeconds(2));
  }

  /** Or else a silent receiver would come to keep all threads that answer requests. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void noMoreThanAFewWaitForASilentReceiver(boolean blocks) throws Exception {
    receiver.keepsSilent();
    var crowded = interceptor(blocks, Duration.ofMinutes(10), 2);
    var first = CompletableFuture.runAsync(() -> crowded.beforeCreate(BOB, new ChannelName("N")));
    var second = CompletableFuture.runAsync(() -> crowded.beforeCreate(BOB, new ChannelName("N")));
    receiver.awaits(2);

    for (var i = 0; i < 100; i++) {
      if (blocks) isBlocked(() -> crowded.beforePublish(NEWS, HI));
      else assertThat(crowded.beforePublish(NEWS, HI)).isSameAs(HI);
    }
    assertThat(receiver.received()).hasSize(2);
    client.close();
    for (var waiting : List.of(first, second)) {
      assertThat(waiting.handle((done, failure) -> true).get(20, SECONDS)).isTrue();
    }
    assertThat(CallbackInterceptor.MOST_AT_ONCE).isEqualTo(50);
  }

  @Test
  void placesAreFreeAgainWhateverTheAnswer() {
    receiver.hangsUp();
    var narrow = interceptor(false, LONG, 1);
    for (var i = 0; i < 3; i++) narrow.beforePublish(NEWS, HI);
    receiver.answers(200, "Hello");
    for (var i = 0; i < 3; i++) narrow.beforePublish(NEWS, HI);

    assertThat(receiver.received()).hasSizeGreaterThanOrEqualTo(6);
  }

  @Test
  void receiversThatHangUpHaveNotAnswered() {
    receiver.hangsUp();
    isNoAnswer();
  }

  @Test
  void redirectsAreNotFollowed() {
    receiver.redirectsTo(receiver.url("/elsewhere"));
    isNoAnswer();
    assertThat(receiver.received()).noneMatch(it -> it.target().startsWith("/elsewhere"));
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 400, 404, 500, 503})
  void otherStatusesAreNoAnswer(int status) {
    receiver.answers(status, status == 204 ? "" : ALLOWED);
    isNoAnswer();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''",
        "Hello",
        "[]",
        "null",
        "{\"ErrorCode\": 0",
        "{}",
        // Each field is mandatory, and has a type.
        "{\"ErrorInfo\": \"\", \"ErrorCode\": 0}",
        "{\"ActionStatus\": 1, \"ErrorInfo\": \"\", \"ErrorCode\": 0}",
        "{\"ActionStatus\": \"OK\", \"ErrorCode\": 0}",
        "{\"ActionStatus\": \"OK\", \"ErrorInfo\": null, \"ErrorCode\": 0}",
        "{\"ActionStatus\": \"OK\", \"ErrorInfo\": \"\"}",
        "{\"ActionStatus\": \"OK\", \"ErrorInfo\": \"\", \"ErrorCode\": \"0\"}",
        "{\"ActionStatus\": \"OK\", \"ErrorInfo\": \"\", \"ErrorCode\": 0.5}",
        // Numbers that mean nothing.
        "{\"ActionStatus\": \"FAIL\", \"ErrorInfo\": \"\", \"ErrorCode\": -1}",
        "{\"ActionStatus\": \"FAIL\", \"ErrorInfo\": \"\", \"ErrorCode\": 3}",
        "{\"ActionStatus\": \"FAIL\", \"ErrorInfo\": \"\", \"ErrorCode\": 120000}",
        "{\"ActionStatus\": \"FAIL\", \"ErrorInfo\": \"\", \"ErrorCode\": 130001}",
      })
  void otherBodiesAreNoAnswer(String body) {
    receiver.answers(200, body);
    isNoAnswer();
  }

  /** What another hook may answer. */
  @Test
  void nothingButAMessageCanBeDropped() {
    receiver.answers(200, "{\"ActionStatus\": \"FAIL\", \"ErrorInfo\": \"\", \"ErrorCode\": 2}");

    isNoAnswerToCreate();
    isNoAnswerToSubscribe();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"MsgBody\": {}",
        "\"MsgBody\": []",
        "\"MsgBody\": [1]",
        "\"MsgBody\": [{\"MsgType\": \"TIMTextElem\"}]",
        "\"MsgBody\": [{\"MsgType\": \"TIMCustomElem\", \"MsgContent\": {}}, {\"MsgType\":"
            + " \"TIMCustomElem\", \"MsgContent\": {}}]",
        "\"CloudCustomData\": 1",
      })
  void messageMustBeReplacedByAMessage(String field) {
    receiver.answers(200, allowed(field));
    isNoAnswerToPublish();
  }

  @Test
  void messageMustBeReplacedByOneThatIsShortEnough() {
    receiver.answers(200, allowed("\"CloudCustomData\": \"" + "x".repeat(12 * 1024) + "\""));
    isNoAnswerToPublish();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"RefusedSubscribers_Account\": \"bob\"",
        "\"RefusedSubscribers_Account\": [{\"Subscriber_Account\": \"bob\"}]",
        "\"RefusedMembers_Account\": [1]",
      })
  void subscribersMustBeRefusedByName(String field) {
    receiver.answers(200, allowed(field));
    isNoAnswerToSubscribe();
  }

  private static String allowed(String field) {
    return "{\"ActionStatus\": \"OK\", \"ErrorInfo\": \"\", \"ErrorCode\": 0, %s}".formatted(field);
  }

  private void isNoAnswer() {
    isNoAnswerToCreate();
    isNoAnswerToSubscribe();
    isNoAnswerToPublish();
  }

  private void isNoAnswerToCreate() {
    interceptor(false, LONG).beforeCreate(BOB, new ChannelName("N"));
    isBlocked(() -> interceptor(true, LONG).beforeCreate(BOB, new ChannelName("N")));
  }

  private void isNoAnswerToSubscribe() {
    assertThat(interceptor(false, LONG).beforeSubscribe(NEWS, List.of(BOB))).isEmpty();
    isBlocked(() -> interceptor(true, LONG).beforeSubscribe(NEWS, List.of(BOB)));
  }

  private void isNoAnswerToPublish() {
    assertThat(interceptor(false, LONG).beforePublish(NEWS, HI)).isSameAs(HI);
    isBlocked(() -> interceptor(true, LONG).beforePublish(NEWS, HI));
  }

  private static void isBlocked(ThrowingCallable question) {
    assertThatThrownBy(question)
        .isInstanceOfSatisfying(
            Refusal.RefusedByWebhook.class, it -> assertThat(it.number()).isEqualTo(80003));
  }

  private Interceptor interceptor(boolean blocks, Duration limit) {
    return interceptor(blocks, limit, CallbackInterceptor.MOST_AT_ONCE);
  }

  private Interceptor interceptor(boolean blocks, Duration limit, int mostAtOnce) {
    var settings =
        new CallbackSettings(
            new HttpUrl(receiver.url("/hook")),
            Optional.empty(),
            Set.copyOf(CallbackSettings.COMMANDS),
            blocks);
    InstantSource clock = () -> Samples.NOW;
    return new CallbackInterceptor(
        new CallbackReceiver(settings, 1, client, clock),
        blocks,
        "administrator",
        new Messages(new ImageUrls("")),
        clock,
        limit,
        mostAtOnce);
  }
}
