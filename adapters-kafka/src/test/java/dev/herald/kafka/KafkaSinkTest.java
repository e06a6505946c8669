package dev.herald.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.post.PublishPost;
import dev.herald.application.port.out.webhook.OutgoingWebhooks;
import dev.herald.application.port.out.webhook.OutgoingWebhooks.Callback;
import dev.herald.application.port.out.webhook.WebhookMessage;
import dev.herald.application.service.Services;
import dev.herald.application.testkit.Await;
import dev.herald.application.testkit.InMemoryPorts;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.DeliveryView;
import dev.herald.domain.account.AccountPolicy;
import dev.herald.domain.event.DomainEvent;
import dev.herald.domain.event.DomainEvent.ChannelFull;
import dev.herald.domain.event.DomainEvent.PostPublished;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.post.PublishingPolicy;
import dev.herald.domain.webhook.Webhook;
import dev.herald.domain.webhook.WebhookId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events get to a topic of a real Kafka. */
@Timeout(120)
class KafkaSinkTest {

  private static final ChannelId NEWS = new ChannelId("news");

  @TempDir private static Path folder;
  private static Broker broker;

  @BeforeAll
  static void start() throws Exception {
    broker = Broker.startIn(folder);
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  private static KafkaSink sink(String topic) {
    return KafkaSink.open(settings(topic, Map.of()), KafkaSinkTest::text);
  }

  /** One that knows soon that Kafka is away. */
  private static KafkaSink impatientSink(String topic) {
    var impatient = Map.of("request.timeout.ms", "500", "delivery.timeout.ms", "1000");
    return KafkaSink.open(settings(topic, impatient), KafkaSinkTest::text);
  }

  private static KafkaSettings settings(String topic, Map<String, String> more) {
    return new KafkaSettings(broker.address(), topic, more);
  }

  /** Of a channel that is full nothing is sent, as if it were gone. */
  private static Optional<byte[]> text(WebhookMessage message) {
    if (message.event() instanceof ChannelFull) return Optional.empty();
    return Optional.of((message.position() + " " + message.event()).getBytes(UTF_8));
  }

  @Test
  void eventArrivesUnderTheKeyOfItsChannel() throws Exception {
    broker.makeTopic("plain");
    try (var sink = sink("plain");
        var topic = new Topic(broker, "plain")) {
      sink.send(full(1)).toCompletableFuture().get(60, TimeUnit.SECONDS);
      sink.send(published(2)).toCompletableFuture().get(60, TimeUnit.SECONDS);

      var only = topic.await(1).get(0);
      assertThat(only.key()).isEqualTo("news");
      assertThat(only.value()).startsWith("2 PostPublished");
      assertThat(only.headers().lastHeader("content-type").value())
          .asString()
          .isEqualTo("application/cloudevents+json; charset=UTF-8");
    }
  }

  @Test
  void failsSoonWhereThereIsNoSuchTopic() {
    try (var sink = sink("nowhere")) {
      var sending = sink.send(published(1)).toCompletableFuture();

      assertThatThrownBy(() -> sending.get(60, TimeUnit.SECONDS))
          .hasMessageContaining("Topic nowhere not present");
    }
  }

  @Test
  void refusesSettingsThatKafkaDoesNotKnow() {
    var settings = settings("plain", Map.of("security.protocol", "MAGIC"));

    assertThatThrownBy(() -> KafkaSink.open(settings, KafkaSinkTest::text))
        .isInstanceOf(UnusableKafka.class)
        .hasMessageStartingWith("Kafka can't be used: Invalid value MAGIC");
  }

  @ParameterizedTest
  @ValueSource(strings = {"acks", "enable.idempotence", "partitioner.class", "transactional.id"})
  void refusesSettingsOnWhichOrderAndSafetyRest(String name) {
    var settings = settings("plain", Map.of(name, "1"));

    assertThatThrownBy(() -> KafkaSink.open(settings, KafkaSinkTest::text))
        .isInstanceOf(UnusableKafka.class)
        .hasMessage("Kafka's %s is Herald's to set.", name);
  }

  @Test
  void tellsNoPieceOfAPassword() {
    var settings =
        settings(
            "plain",
            Map.of(
                "security.protocol", "SASL_PLAINTEXT",
                "sasl.mechanism", "PLAIN",
                "sasl.jaas.config", "org.example.Login required password=hunter two;"));

    assertThatThrownBy(() -> KafkaSink.open(settings, KafkaSinkTest::text))
        .isInstanceOf(UnusableKafka.class)
        .hasMessage("Kafka can't be used: its JAAS configuration can't be read.");
  }

  /** As when Kafka is away with its names, in a network of containers. */
  @Test
  void opensThoughNoServerHasAName() {
    var settings = new KafkaSettings("kafka.invalid:9092", "plain", Map.of());
    try (var sink = KafkaSink.open(settings, KafkaSinkTest::text)) {
      var sending = sink.send(published(1)).toCompletableFuture();

      assertThatThrownBy(() -> sending.get(60, TimeUnit.SECONDS))
          .rootCause()
          .hasMessageContaining("No resolvable bootstrap urls");
    }
  }

  @Test
  void refusesServersThatAreNone() {
    var settings = new KafkaSettings("nowhere", "plain", Map.of());

    assertThatThrownBy(() -> KafkaSink.open(settings, KafkaSinkTest::text))
        .isInstanceOf(UnusableKafka.class)
        .hasMessage("Kafka can't be used: Invalid url in bootstrap.servers: nowhere.");
  }

  @Test
  void whatIsSentAfterItWasClosedFails() {
    var sink = sink("plain");
    sink.close();

    var sending = sink.send(published(1)).toCompletableFuture();

    assertThatThrownBy(() -> sending.get(60, TimeUnit.SECONDS))
        .hasMessageContaining("Herald is shutting down.");
  }

  /** In the order of each channel; what was under way may be there twice. */
  @Test
  void relayLosesNothingThoughKafkaIsKilled() throws Exception {
    broker.makeTopic("events");
    var ports = new InMemoryPorts();
    try (var sink = impatientSink("events");
        var topic = new Topic(broker, "events")) {
      var herald = herald(ports, sink);
      herald.relayEvents().begin();
      for (var channel : Set.of("news", "sport")) {
        ports.outbound().unitOfWork().execute(() -> givenChannel(ports, channel));
      }
      publish(herald, 1, 10);
      relayUntil(ports, herald, () -> topic.hasSome());

      broker.kill();
      publish(herald, 11, 20);
      relayUntil(ports, herald, () -> waiting(herald) > 0);
      broker.startAgain();
      publish(herald, 21, 30);
      var all = ports.outbound().events().end();
      relayUntil(ports, herald, () -> waiting(herald) == 0 && isAt(ports, all));

      var byChannel =
          topic.awaitDistinct(60).stream()
              .collect(
                  Collectors.groupingBy(
                      ConsumerRecord::key,
                      Collectors.mapping(KafkaSinkTest::position, Collectors.toList())));
      assertThat(byChannel.get("news").stream().distinct()).hasSize(30).isSorted();
      assertThat(byChannel.get("sport").stream().distinct()).hasSize(30).isSorted();
    }
  }

  private static boolean givenChannel(InMemoryPorts ports, String id) {
    ports.outbound().channels().insert(Samples.channel(id));
    return true;
  }

  private static UseCases herald(InMemoryPorts ports, KafkaSink sink) {
    return Services.over(
        ports.outbound(),
        PublishingPolicy.NONE,
        AccountPolicy.IMPORT_ON_USE,
        OutgoingWebhooks.NONE.with(WebhookId.KAFKA, new Callback(sink, Webhook.ALL_EVENTS)));
  }

  private static void publish(UseCases herald, int from, int to) {
    for (var i = from; i <= to; i++) {
      for (var channel : List.of("news", "sport")) {
        var text = Samples.text("Post " + i);
        herald
            .publishPost()
            .publish(
                Samples.ADMIN,
                new PublishPost.Command(new ChannelId(channel), text, Optional.empty()));
      }
    }
  }

  private static void relayUntil(InMemoryPorts ports, UseCases herald, BooleanSupplier enough) {
    Await.until(
        () -> {
          ports.clock().advance(Duration.ofSeconds(1));
          herald.relayEvents().step();
          return enough.getAsBoolean();
        },
        Duration.ofSeconds(60));
  }

  private static long waiting(UseCases herald) {
    return herald
        .readDeliveries()
        .count(Samples.ADMIN, WebhookId.KAFKA, DeliveryView.State.WAITING);
  }

  private static boolean isAt(InMemoryPorts ports, long position) {
    return ports.outbound().receiverPositions().position(WebhookId.KAFKA).orElse(-1) >= position;
  }

  private static long position(ConsumerRecord<String, String> event) {
    return Long.parseLong(event.value().split(" ")[0]);
  }

  private static WebhookMessage published(long position) {
    var post = Samples.post(NEWS.value(), 1, Samples.text("A"), Samples.NOW);
    return message(position, new PostPublished(NEWS, post.id(), 1, Samples.NOW));
  }

  private static WebhookMessage full(long position) {
    return message(position, new ChannelFull(NEWS, 1, Samples.NOW));
  }

  private static WebhookMessage message(long position, DomainEvent event) {
    return new WebhookMessage(position, event, Optional.empty(), Optional.empty());
  }
}
