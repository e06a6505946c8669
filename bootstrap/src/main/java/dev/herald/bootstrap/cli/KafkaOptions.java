package dev.herald.bootstrap.cli;

import dev.herald.kafka.KafkaSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The topic that events go to. */
final class KafkaOptions {

  /** What Kafka takes as the name of a topic. */
  private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._-]{1,249}");

  @Option(
      names = "--kafka-servers",
      defaultValue = "",
      paramLabel = "SERVERS",
      description =
          "Some servers of a Kafka cluster to which all that happens is sent, as CloudEvents: HOST:PORT,"
              + " separated by commas (default: none).")
  private String servers = "";

  @Option(
      names = "--kafka-topic",
      defaultValue = "herald-events",
      paramLabel = "TOPIC",
      description = "The topic there, which must exist (default: herald-events).")
  private String topic = "";

  @Option(
      names = "--kafka-config",
      defaultValue = "",
      paramLabel = "FILE",
      description =
          "A properties file with more settings of Kafka's producer, such as security.protocol"
              + " (default: none).")
  private String config = "";

  /** What is wrong with them. */
  Optional<String> objection() {
    if (servers.isBlank()) {
      return config.isBlank()
          ? Optional.empty()
          : Optional.of("--kafka-config needs --kafka-servers.");
    }
    if (!TOPIC.matcher(topic).matches()) {
      return Optional.of(
          "--kafka-topic must be 1 to 249 letters, digits, dots, - and _, but is %s."
              .formatted(topic));
    }
    return unreadable();
  }

  private Optional<String> unreadable() {
    try {
      more();
      return Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.of("--kafka-config: %s can't be read: %s.".formatted(config, e));
    }
  }

  /** Where events go; empty if they go to no topic. There must be no objection. */
  Optional<KafkaSettings> settings() {
    if (servers.isBlank()) return Optional.empty();
    try {
      return Optional.of(new KafkaSettings(servers.strip(), topic, more()));
    } catch (IOException e) {
      throw new IllegalStateException(e); // it could be read before
    }
  }

  private Map<String, String> more() throws IOException {
    var more = new Properties();
    if (!config.isBlank()) {
      try (var in = Files.newBufferedReader(Path.of(config))) {
        more.load(in);
      }
    }
    return more.stringPropertyNames().stream()
        .collect(Collectors.toMap(name -> name, more::getProperty));
  }
}
