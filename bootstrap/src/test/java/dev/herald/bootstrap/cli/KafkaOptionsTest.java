package dev.herald.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.kafka.KafkaSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.ParameterException;

/** Where an operator has events sent. */
class KafkaOptionsTest {

  @Test
  void eventsGoToNoTopicUnlessServersAreNamed() {
    assertThat(kafka()).isEmpty();
    assertThat(kafka("--kafka-topic=news")).isEmpty();
    assertThat(kafka("--kafka-servers=a:9092,b:9092"))
        .contains(new KafkaSettings("a:9092,b:9092", "herald-events", Map.of()));
  }

  @Test
  void readsMoreSettingsFromAFile(@TempDir Path folder) throws Exception {
    var file = Files.writeString(folder.resolve("kafka"), "security.protocol = SSL\n# a word\n");

    assertThat(kafka("--kafka-servers=a:9092", "--kafka-topic=x", "--kafka-config=" + file))
        .contains(new KafkaSettings("a:9092", "x", Map.of("security.protocol", "SSL")));
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> kafka("--kafka-config=file"))
        .isInstanceOf(ParameterException.class)
        .hasMessage("--kafka-config needs --kafka-servers.");
    assertThatThrownBy(() -> kafka("--kafka-servers=a:9092", "--kafka-topic=a topic"))
        .hasMessage(
            "--kafka-topic must be 1 to 249 letters, digits, dots, - and _, but is a topic.");
    assertThatThrownBy(() -> kafka("--kafka-servers=a:9092", "--kafka-config=none"))
        .hasMessageStartingWith("--kafka-config: none can't be read: ");
  }

  private static Optional<KafkaSettings> kafka(String... arguments) {
    return ServeOptionsTest.settings(Map.of(), arguments).kafka();
  }
}
