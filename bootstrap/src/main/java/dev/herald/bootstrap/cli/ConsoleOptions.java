package dev.herald.bootstrap.cli;

import dev.herald.http.console.ConsoleSettings;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that say how the console behaves. */
final class ConsoleOptions {

  @Option(
      names = "--undo",
      defaultValue = "10",
      paramLabel = "SECONDS",
      description =
          "How long publishing can be undone in the console, up to 60 seconds; posts wait as long"
              + " before they go out. 0 for posts that go out at once (default: ${DEFAULT-VALUE}).")
  private int undo;

  /** What is wrong with them. */
  Optional<String> objection() {
    var most = ConsoleSettings.MAX_UNDO.toSeconds();
    return undo < 0 || undo > most
        ? Optional.of("--undo must be from 0 to " + most + " seconds, but is " + undo + ".")
        : Optional.empty();
  }

  /** What they say; there must be no objection. */
  ConsoleSettings settings() {
    return new ConsoleSettings(Duration.ofSeconds(undo));
  }
}
