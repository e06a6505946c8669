package dev.herald.kafka;

import java.util.Map;

/**
 * Where events go.
 *
 * @param servers some servers of the cluster, as {@code host:port}, separated by commas
 * @param topic the topic, which Herald does not make
 * @param more settings of Kafka's producer, such as for TLS; those on which it rests that nothing
 *     is lost are not among them
 */
public record KafkaSettings(String servers, String topic, Map<String, String> more) {

  public KafkaSettings {
    more = Map.copyOf(more);
  }

  /** Without the other settings, among which there may be passwords. */
  @Override
  public String toString() {
    return topic + " at " + servers;
  }
}
