package dev.herald.bootstrap.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A shell of an operator, who has a folder, and {@code herald} and other programs at hand. */
final class Shell {

  private final Path folder;
  private final Path programs;

  Shell(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    programs = Files.createDirectories(folder.resolve("bin"));
    var herald = Jar.command().stream().map("'%s'"::formatted).collect(Collectors.joining(" "));
    knows("herald", herald);
  }

  /** Has a program at hand by this name, with its first arguments. */
  void knows(String name, String command) throws IOException {
    Files.setPosixFilePermissions(
        Files.writeString(programs.resolve(name), "#!/bin/sh\nexec %s \"$@\"\n".formatted(command)),
        PosixFilePermissions.fromString("rwx------"));
  }

  /** Runs lines to their end, which must succeed, and returns what they print. */
  String run(String lines, Map<String, String> environment)
      throws IOException, InterruptedException {
    var process = builder(lines, environment).redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      var said = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor(90, TimeUnit.SECONDS)).as(lines).isTrue();
      assertThat(process.exitValue()).as(said).isZero();
      return said;
    } finally {
      process.destroyForcibly();
    }
  }

  /** Runs lines of which the last one goes on until it is told to stop. */
  Process start(String lines, Map<String, String> environment) throws IOException {
    return builder(lines, environment).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private ProcessBuilder builder(String lines, Map<String, String> environment) {
    var builder = new ProcessBuilder("bash", "-eu", "-c", lines).directory(folder.toFile());
    var all = new HashMap<>(environment);
    all.put("PATH", programs + ":" + System.getenv("PATH"));
    builder.environment().keySet().removeIf(name -> name.startsWith("HERALD_"));
    builder.environment().putAll(all);
    return builder;
  }

  /** Reads lines up to one that begins so, and the rest of them in the background. */
  static String read(Process process, String last) throws IOException {
    var out = process.inputReader();
    var said = upTo(last, out);
    var rest = new Thread(() -> out.lines().forEach(line -> {}), "output");
    rest.setDaemon(true);
    rest.start();
    return said;
  }

  private static String upTo(String last, BufferedReader out) throws IOException {
    var said = new StringBuilder();
    for (var line = out.readLine(); line != null; line = out.readLine()) {
      said.append(line).append('\n');
      if (line.startsWith(last)) break;
    }
    return said.toString();
  }

  /** Has a process end, and waits until it has. */
  static void stop(Process process) throws InterruptedException {
    process.toHandle().destroy(); // unlike the process itself, it leaves the output open
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("it ends").isTrue();
  }
}
