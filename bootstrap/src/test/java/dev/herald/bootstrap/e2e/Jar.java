package dev.herald.bootstrap.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program as it is shipped. */
public final class Jar {

  /** Written by the build, which runs the journeys after it has packed the jar. */
  static final Path FILE = Path.of("target", "herald.jar").toAbsolutePath();

  private Jar() {}

  /** What a run of the program came to. */
  record Run(int exitCode, String out, String err) {}

  /** Runs the program to its end. */
  static Run run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    var process = start(environment, arguments);
    try {
      process.getOutputStream().close();
      var out = new String(process.getInputStream().readAllBytes(), UTF_8);
      var err = new String(process.getErrorStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
      return new Run(process.exitValue(), out, err);
    } finally {
      process.destroyForcibly();
    }
  }

  public static Process start(Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", FILE.toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("HERALD_"));
    builder.environment().putAll(environment);
    return builder.start();
  }
}
