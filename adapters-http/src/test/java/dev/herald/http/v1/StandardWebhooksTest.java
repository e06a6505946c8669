package dev.herald.http.v1;

import static dev.herald.application.testkit.Samples.ADMIN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.herald.application.port.out.EventLog;
import dev.herald.application.port.out.webhook.WebhookMessage;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.ChannelView;
import dev.herald.domain.event.DomainEvent;
import dev.herald.domain.event.DomainEvent.PostPublished;
import dev.herald.domain.event.DomainEvent.PostRecalled;
import dev.herald.domain.event.EventType;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.domain.webhook.Webhook;
import dev.herald.domain.webhook.WebhookDescription;
import dev.herald.domain.webhook.WebhookId;
import dev.herald.domain.webhook.WebhookSecret;
import dev.herald.http.image.ImageUrls;
import dev.herald.http.openapi.SchemaCheck;
import dev.herald.http.outgoing.WebhookClient;
import dev.herald.http.testkit.HttpTest;
import dev.herald.http.testkit.ReceivingServer;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What webhooks are sent, event by event, and what counts as having it. */
class StandardWebhooksTest extends HttpTest {

  private static final WebhookSecret SECRET =
      new WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

  private final ReceivingServer receiver = new ReceivingServer();
  private final WebhookClient client = new WebhookClient(true);

  @BeforeEach
  void givenAChannel() {
    givenChannel();
  }

  @AfterEach
  void stop() {
    client.close();
    receiver.close();
  }

  @Test
  void channelCreated() throws Exception {
    tell(EventType.CHANNEL_CREATED);

    assertSent("channel.created", "{\"channel\": %s}".formatted(channel()));
  }

  @Test
  void channelEdited() throws Exception {
    editor
        .patch("/api/v1/channels/news", "{\"profile\": \"All day\", \"name\": \"News!\"}")
        .hasStatus(200);

    tell(EventType.CHANNEL_EDITED);

    assertSent(
        "channel.edited",
        "{\"changed\": [\"name\", \"profile\"], \"channel\": %s}".formatted(channel()));
  }

  @Test
  void channelDeleted() throws Exception {
    admin.delete("/api/v1/channels/news").hasStatus(204);

    tell(EventType.CHANNEL_DELETED);

    assertSent(
        "channel.deleted",
        "{\"channelId\": \"news\", \"name\": \"News\", \"owner\": \"administrator\"}");
  }

  @Test
  void channelFull() throws Exception {
    editor.patch("/api/v1/channels/news", "{\"subscriberLimit\": 1}").hasStatus(200);
    editor.put("/api/v1/channels/news/subscribers/ann", "").hasStatus(201);

    tell(EventType.CHANNEL_FULL);

    assertSent("channel.full", "{\"channelId\": \"news\", \"subscribers\": 1}");
  }

  @Test
  void subscribersCameChangedAndWent() throws Exception {
    editor.put("/api/v1/channels/news/subscribers/ann", "").hasStatus(201);
    editor.put("/api/v1/channels/news/subscribers/ann", "{\"delivery\": \"MUTED\"}").hasStatus(200);
    editor.delete("/api/v1/channels/news/subscribers/ann").hasStatus(204);

    tell(EventType.SUBSCRIBED);
    assertSent("subscriber.added", "{\"channelId\": \"news\", \"account\": \"ann\"}");

    tell(EventType.SUBSCRIPTION_EDITED);
    assertSent("subscriber.edited", "{\"channelId\": \"news\", \"account\": \"ann\"}");

    tell(EventType.UNSUBSCRIBED);
    assertSent("subscriber.removed", "{\"channelId\": \"news\", \"account\": \"ann\"}");
  }

  @Test
  void postPublished() throws Exception {
    var post = givenPost("news", "Trams resume at six 电车");

    tell(EventType.POST_PUBLISHED);

    assertSent("post.published", "{\"post\": %s}".formatted(post(post)));
  }

  @Test
  void postRecalledHasNoContent() throws Exception {
    var post = givenPost("news", "A mistake");
    editor.post("/api/v1/posts/" + post + "/recall", "{\"reason\": \"wrong\"}").hasStatus(200);

    tell(EventType.POST_RECALLED);

    assertSent("post.recalled", "{\"post\": %s}".formatted(post(post)));
    assertThat(last().body()).doesNotContain("A mistake");
  }

  @Test
  void imagesHaveWholeAddresses() throws Exception {
    var image = givenImage(Samples.png());
    editor
        .post(
            "/api/v1/channels/news/posts", "{\"images\": [{\"imageId\": \"%s\"}]}".formatted(image))
        .hasStatus(201);

    tell(EventType.POST_PUBLISHED);

    assertThat(json(last().body()).at("/data/post/images/0/url").textValue())
        .isEqualTo("https://herald.example.org/images/" + image);
  }

  @Test
  void isSignedAsTheSpecificationSays() throws Exception {
    tell(EventType.CHANNEL_CREATED);

    var request = last();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.header("content-type")).isEqualTo("application/json");
    assertThat(request.header("webhook-id"))
        .isEqualTo("evt_" + entry(EventType.CHANNEL_CREATED).position());
    assertThat(request.header("webhook-timestamp"))
        .isEqualTo("" + clock.instant().getEpochSecond());
    var signed =
        "%s.%s.%s"
            .formatted(
                request.header("webhook-id"), request.header("webhook-timestamp"), request.body());
    assertThat(request.header("webhook-signature")).isEqualTo("v1," + hmac(signed));
  }

  /** The example of the specification. */
  @Test
  void signatureIsThatOfTheSpecification() {
    assertThat(hmac("msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{\"test\": 2432232314}"))
        .isEqualTo("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void whatIsGoneIsNotTold() throws Exception {
    var channel = new ChannelId("gone");
    var post = new PostId("gone");
    for (var event :
        new DomainEvent[] {
          new DomainEvent.ChannelCreated(channel, AccountId.ADMINISTRATOR, clock.instant()),
          new PostPublished(channel, post, 1, clock.instant()),
          new PostRecalled(channel, post, 1, clock.instant())
        }) {
      send(new WebhookMessage(1, event, Optional.empty(), Optional.empty()))
          .get(10, TimeUnit.SECONDS);
    }

    assertThat(receiver.received()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 204, 299})
  void answersWithTheseStatusesCountAsHavingIt(int status) throws Exception {
    receiver.answers(status, "");

    tell(EventType.CHANNEL_CREATED);

    assertThat(receiver.received()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 304, 400, 401, 404, 410, 429, 500, 503})
  void answersWithOthersDoNot(int status) {
    receiver.answers(status, "");

    assertThatThrownBy(() -> tell(EventType.CHANNEL_CREATED))
        .cause()
        .hasMessage("The answer had the status %s.".formatted(status));
  }

  @Test
  void redirectsAreNotFollowed() {
    receiver.redirectsTo(receiver.url("/elsewhere"));

    assertThatThrownBy(() -> tell(EventType.CHANNEL_CREATED))
        .cause()
        .hasMessage("The answer had the status 307.");
    assertThat(receiver.received()).hasSize(1);
  }

  @Test
  void garbageWithAGoodStatusCountsAsHavingIt() throws Exception {
    receiver.answers(200, "<html>\u0000");

    tell(EventType.CHANNEL_CREATED);

    assertThat(receiver.received()).hasSize(1);
  }

  /** Tells of the newest event of a type. */
  private void tell(EventType type) throws Exception {
    var entry = entry(type);
    var event = entry.event();
    var post =
        event instanceof PostPublished it
            ? Optional.of(it.post())
            : event instanceof PostRecalled it ? Optional.of(it.post()) : Optional.<PostId>empty();
    var channel =
        type == EventType.CHANNEL_DELETED
            ? Optional.<ChannelView>empty()
            : Optional.of(herald.readChannels().get(ADMIN, event.channel()));
    send(new WebhookMessage(
            entry.position(), event, channel, post.map(id -> herald.readPosts().get(ADMIN, id))))
        .get(10, TimeUnit.SECONDS);
  }

  private EventLog.Entry entry(EventType type) {
    var events = ports.outbound().events().after(0, 100);
    return events.stream()
        .filter(it -> EventType.of(it.event()) == type)
        .reduce((one, later) -> later)
        .orElseThrow();
  }

  private CompletableFuture<Void> send(WebhookMessage message) {
    var webhook =
        new Webhook(
            new WebhookId("hook"),
            new HttpUrl(receiver.url("/hook")),
            WebhookDescription.NONE,
            Webhook.ALL_EVENTS,
            SECRET,
            true,
            clock.instant());
    return new StandardWebhooks(client, new ImageUrls("https://herald.example.org"), clock)
        .sender(webhook)
        .send(message)
        .toCompletableFuture();
  }

  private void assertSent(String type, String data) throws Exception {
    var sent = json(last().body());
    assertThat(SchemaCheck.complaints(sent, "Event")).isEmpty();
    assertThat(sent)
        .isEqualTo(
            json(
                "{\"type\": \"%s\", \"timestamp\": \"2024-05-01T12:00:00.123Z\", \"data\": %s}"
                    .formatted(type, data)));
  }

  private ReceivingServer.Received last() {
    var received = receiver.received();
    return received.get(received.size() - 1);
  }

  private String channel() {
    return reader.get("/api/v1/channels/news").text();
  }

  private String post(String id) {
    return reader.get("/api/v1/posts/" + id).text();
  }

  private static JsonNode json(String text) throws Exception {
    return new ObjectMapper().readTree(text);
  }

  private static String hmac(String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      var key = Base64.getDecoder().decode(SECRET.value().substring("whsec_".length()));
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
