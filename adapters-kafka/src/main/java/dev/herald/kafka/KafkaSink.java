package dev.herald.kafka;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.application.port.out.webhook.WebhookMessage;
import dev.herald.application.port.out.webhook.WebhookSender;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends events to a topic, each as a CloudEvent under the key of its channel, so that those of a
 * channel stay in order. An event that is sent again has the id that it had.
 */
public final class KafkaSink implements WebhookSender, AutoCloseable {

  /** For what Kafka does on the thread of whoever sends: to learn where a topic is. */
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(2);

  private static final Duration LONGEST_REQUEST = Duration.ofSeconds(5);
  private static final Duration LONGEST_DELIVERY = Duration.ofSeconds(15);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);

  /** Herald sends an event of a channel when the one before has arrived, so little waits. */
  private static final int WAITING_BYTES = 8 * 1024 * 1024;

  /** What the CloudEvents specification says of JSON in Kafka. */
  private static final List<Header> HEADERS =
      List.of(
          new RecordHeader(
              "content-type", "application/cloudevents+json; charset=UTF-8".getBytes(US_ASCII)));

  /** On these it rests that nothing is lost, and that a channel's events are in order. */
  private static final Set<String> FIXED =
      Set.of(
          ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
          ProducerConfig.ACKS_CONFIG,
          ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
          ProducerConfig.COMPRESSION_TYPE_CONFIG,
          ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
          ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
          ProducerConfig.PARTITIONER_CLASS_CONFIG,
          ProducerConfig.PARTITIONER_IGNORE_KEYS_CONFIG,
          ProducerConfig.TRANSACTIONAL_ID_CONFIG);

  private final KafkaSettings settings;
  private final Function<WebhookMessage, Optional<byte[]>> form;

  /** Empty until the name of a server is known to the network. */
  private volatile Optional<Producer<byte[], byte[]>> producer;

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            var made = new Thread(work, "herald-kafka");
            made.setDaemon(true);
            return made;
          });

  private KafkaSink(
      KafkaSettings settings,
      Function<WebhookMessage, Optional<byte[]>> form,
      Optional<Producer<byte[], byte[]>> producer) {
    this.settings = settings;
    this.form = form;
    this.producer = producer;
  }

  /**
   * Opens a sink. Whether Kafka can be reached, the first events tell, which are sent again until
   * it can.
   *
   * @param form what is sent of an event; empty if nothing is
   * @throws UnusableKafka the settings make no sense to Kafka, or are Herald's to make
   */
  public static KafkaSink open(
      KafkaSettings settings, Function<WebhookMessage, Optional<byte[]>> form) {
    for (var name : settings.more().keySet()) {
      if (FIXED.contains(name)) {
        throw new UnusableKafka("Kafka's %s is Herald's to set.".formatted(name), null);
      }
    }
    try {
      return new KafkaSink(settings, form, Optional.of(producer(settings)));
    } catch (KafkaException e) {
      if (isUnknownName(e)) return new KafkaSink(settings, form, Optional.empty());
      throw new UnusableKafka("Kafka can't be used: %s.".formatted(reason(e)), e);
    }
  }

  private static Producer<byte[], byte[]> producer(KafkaSettings settings) {
    var serializer = new ByteArraySerializer();
    return new KafkaProducer<>(configuration(settings), serializer, serializer);
  }

  /** As of servers that are away, in a network that forgets their names with them. */
  private static boolean isUnknownName(KafkaException failure) {
    return reason(failure).startsWith("No resolvable bootstrap urls");
  }

  private static Map<String, Object> configuration(KafkaSettings settings) {
    Map<String, Object> all = new HashMap<>();
    all.put(ProducerConfig.CLIENT_ID_CONFIG, "herald");
    all.put(ProducerConfig.BUFFER_MEMORY_CONFIG, WAITING_BYTES);
    all.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) LONGEST_REQUEST.toMillis());
    all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, LONGEST_LOOK.toMillis());
    all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) LONGEST_DELIVERY.toMillis());
    all.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, LONGEST_PAUSE.toMillis());
    all.putAll(settings.more());
    all.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.servers());
    all.put(ProducerConfig.ACKS_CONFIG, "all");
    all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    all.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
    return all;
  }

  /**
   * The innermost reason: the outer ones say that a producer can't be made. What is wrong with a
   * JAAS configuration is told with a piece of it, which may be one of the password.
   */
  private static String reason(Throwable failure) {
    var reason = failure;
    while (reason.getCause() != null) reason = reason.getCause();
    var text = "" + (reason instanceof KafkaException ? reason.getMessage() : reason);
    return text.contains("JAAS") || failure.toString().contains("JAAS")
        ? "its JAAS configuration can't be read"
        : text.replaceAll("\\.$", "");
  }

  @Override
  public CompletionStage<Void> send(WebhookMessage message) {
    var value = form.apply(message);
    if (value.isEmpty()) return CompletableFuture.completedFuture(null);
    var key = message.event().channel().value().getBytes(UTF_8);
    var event = new ProducerRecord<>(settings.topic(), null, null, key, value.get(), HEADERS);
    var arrived = new CompletableFuture<Void>();
    try {
      thread.execute(() -> send(event, arrived));
    } catch (RejectedExecutionException e) {
      arrived.completeExceptionally(new IllegalStateException("Herald is shutting down.", e));
    }
    return arrived;
  }

  private void send(ProducerRecord<byte[], byte[]> event, CompletableFuture<Void> arrived) {
    try {
      if (producer.isEmpty()) producer = Optional.of(producer(settings));
      var unused =
          producer
              .get()
              .send(
                  event,
                  (where, failure) -> {
                    if (failure == null) arrived.complete(null);
                    else arrived.completeExceptionally(failure);
                  });
    } catch (RuntimeException e) {
      arrived.completeExceptionally(e);
    }
  }

  /** Waits two seconds at the most for what is under way; what has not arrived is sent again. */
  @Override
  public void close() {
    thread.shutdownNow();
    producer.ifPresent(it -> it.close(LONGEST_CLOSE));
  }
}
