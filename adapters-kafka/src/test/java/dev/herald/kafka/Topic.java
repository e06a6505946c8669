package dev.herald.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Somebody who reads all of a topic. */
final class Topic implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<ConsumerRecord<String, String>> read = new ArrayList<>();
  private final KafkaConsumer<String, String> consumer;

  Topic(Broker broker, String name) {
    var text = new StringDeserializer();
    consumer =
        new KafkaConsumer<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.address()), text, text);
    var all = List.of(new TopicPartition(name, 0), new TopicPartition(name, 1));
    consumer.assign(all);
    consumer.seekToBeginning(all);
  }

  /** Whether something is there; it waits for nothing. */
  boolean hasSome() {
    consumer.poll(Duration.ZERO).forEach(read::add);
    return !read.isEmpty();
  }

  /** All that is there, once it is so much. */
  List<ConsumerRecord<String, String>> await(int count) {
    return await(() -> read.size() >= count);
  }

  /** All that is there, once so much of it is there for the first time. */
  List<ConsumerRecord<String, String>> awaitDistinct(int count) {
    return await(() -> read.stream().map(ConsumerRecord::value).distinct().count() >= count);
  }

  private List<ConsumerRecord<String, String>> await(BooleanSupplier enough) {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (!enough.getAsBoolean()) {
      if (System.nanoTime() - end > 0) throw new AssertionError("there are " + read.size());
      consumer.poll(Duration.ofSeconds(1)).forEach(read::add);
    }
    return List.copyOf(read);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
