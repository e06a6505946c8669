package dev.herald.bootstrap.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A server in a process and a data folder of its own, as an operator would start it. */
public final class ServerProcess implements AutoCloseable {

  /** The admin token; the server is reached from this machine alone. */
  public static final String TOKEN = "a-token-for-measuring";

  private static final Pattern LISTENING = Pattern.compile("listening at http://[^:]+:(\\d+)");
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  private final Process process;
  private final int port;
  private final Duration startTime;

  private ServerProcess(Process process, int port, Duration startTime) {
    this.process = process;
    this.port = port;
    this.startTime = startTime;
  }

  /**
   * Starts a server on any free port and waits for its first answer.
   *
   * @param options of Java, such as {@code -Xmx128m}
   * @throws IOException it did not start; what it said about that is on the standard error
   */
  public static ServerProcess start(Path jar, Path data, List<String> options) throws IOException {
    return start(jar, data, options, Map.of());
  }

  /** The same with settings in the environment. */
  public static ServerProcess start(
      Path jar, Path data, List<String> options, Map<String, String> environment)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(
        List.of("-jar", jar.toString(), "--port=0", "--allow-private-webhooks", "--data=" + data));
    var builder = new ProcessBuilder(command);
    builder.environment().remove("HERALD_DATABASE_URL"); // it may be one that is in use
    builder.environment().remove("HERALD_IMAGES");
    builder.environment().put("HERALD_ADMIN_TOKEN", TOKEN);
    builder.environment().putAll(environment);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    var start = System.nanoTime();
    var process = builder.start();
    var port = port(process);
    try (var connection = new Connection(port)) {
      connection.send(Connection.request("GET", "/health/ready", TOKEN, ""));
    }
    return new ServerProcess(process, port, Duration.ofNanos(System.nanoTime() - start));
  }

  private static int port(Process process) throws IOException {
    var out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (var line = out.readLine(); line != null; line = out.readLine()) {
      var listening = LISTENING.matcher(line);
      if (listening.find()) return Integer.parseInt(listening.group(1));
    }
    throw new IOException("the server did not start");
  }

  /** The port on which it listens. */
  public int port() {
    return port;
  }

  /** From the start of the process to the first answer. */
  Duration startTime() {
    return startTime;
  }

  /** Memory that the process has now, in MiB; empty where the system doesn't tell. */
  public OptionalLong residentMebibytes() throws IOException {
    var status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.isReadable(status)) return OptionalLong.empty();
    var resident = RESIDENT.matcher(Files.readString(status));
    return resident.find()
        ? OptionalLong.of(Long.parseLong(resident.group(1)) / 1024)
        : OptionalLong.empty();
  }

  /** Ends the process at once, without letting it finish anything. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Asks the process to stop, and waits until it has. */
  @Override
  public void close() {
    process.destroy();
    if (!awaitEnd()) kill();
  }

  private boolean awaitEnd() {
    try {
      return process.waitFor(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
