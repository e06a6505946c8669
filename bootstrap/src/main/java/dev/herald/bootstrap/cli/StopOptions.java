package dev.herald.bootstrap.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** How a server stops. */
final class StopOptions {

  private static final int MAX_SECONDS = 300;
  private static final Pattern SECONDS =
      Pattern.compile("([0-9]{1,4})s?", Pattern.CASE_INSENSITIVE);

  @Option(
      names = "--drain",
      defaultValue = "0s",
      paramLabel = "TIME",
      description =
          "How long requests are still answered after the server was told to stop, while"
              + " /health/ready says already that it is not ready: up to 300s (default: 0s). Told"
              + " again, it stops at once.")
  private String drain = "";

  /** What is wrong with them. */
  Optional<String> objection() {
    return seconds().isPresent()
        ? Optional.empty()
        : Optional.of("--drain must be from 0s to 300s, such as 5s, but is %s.".formatted(drain));
  }

  /** How long to wait; there must be no objection. */
  Duration drain() {
    return Duration.ofSeconds(seconds().orElseThrow());
  }

  private Optional<Integer> seconds() {
    var seconds = SECONDS.matcher(drain.strip());
    return seconds.matches()
        ? Optional.of(Integer.parseInt(seconds.group(1))).filter(it -> it <= MAX_SECONDS)
        : Optional.empty();
  }
}
