package dev.herald.bootstrap.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.bootstrap.bench.ServerProcess;
import dev.herald.bootstrap.e2e.Jar;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A server that can be stopped, and started again where it was. */
public final class Server implements Closeable {

  private static final Pattern LISTENING = Pattern.compile("listening at http://[^:]+:(\\d+)");

  private final Map<String, String> environment;
  private final Path data;
  private int port;
  private String said = "";
  private Process process;

  private Server(Map<String, String> environment, Path data) throws IOException {
    this.environment = new HashMap<>(environment);
    this.environment.putIfAbsent("HERALD_UNDO", "0"); // or each journey would wait
    this.data = data;
    start();
  }

  /**
   * Starts a server on any free port; its webhooks may lead to this machine, and public channels
   * have pages.
   */
  static Server start(Path data) throws IOException {
    return new Server(
        Map.of(
            "HERALD_ADMIN_TOKEN", ServerProcess.TOKEN,
            "HERALD_ALLOW_PRIVATE_WEBHOOKS", "true",
            "HERALD_PUBLIC_PAGES", "true"),
        data);
  }

  /** Starts a server that clients reach at this address. */
  static Server startBehind(String publicUrl, Path data) throws IOException {
    return new Server(
        Map.of("HERALD_ADMIN_TOKEN", ServerProcess.TOKEN, "HERALD_PUBLIC_URL", publicUrl), data);
  }

  /** Starts a server from which pages of this origin may read, on any free port. */
  public static Server startOpenTo(String origin, Path data) throws IOException {
    return new Server(
        Map.of("HERALD_ADMIN_TOKEN", ServerProcess.TOKEN, "HERALD_ALLOWED_ORIGINS", origin), data);
  }

  /** Starts a server with its database elsewhere, on any free port. */
  public static Server startOn(String databaseUrl, Path data) throws IOException {
    return startWith(Map.of("HERALD_DATABASE_URL", databaseUrl), data);
  }

  /** Starts a server with these settings, whose webhooks may lead to this machine. */
  public static Server startWith(Map<String, String> settings, Path data) throws IOException {
    var environment = new HashMap<>(settings);
    environment.put("HERALD_ADMIN_TOKEN", ServerProcess.TOKEN);
    environment.put("HERALD_ALLOW_PRIVATE_WEBHOOKS", "true");
    return new Server(environment, data);
  }

  /** Starts a server whose public channels this site may show in frames, on any free port. */
  static Server startFramedBy(String site, Path data) throws IOException {
    return new Server(
        Map.of(
            "HERALD_ADMIN_TOKEN",
            ServerProcess.TOKEN,
            "HERALD_PUBLIC_PAGES",
            "true",
            "HERALD_FRAME_ANCESTORS",
            site),
        data);
  }

  /** Starts a server that has no token yet, on any free port. */
  static Server startForTheFirstTime(Path data) throws IOException {
    return new Server(Map.of(), data);
  }

  /** Starts it on the port and with the data that it had. */
  public void startAgain() throws IOException {
    start();
  }

  private void start() throws IOException {
    process = Jar.start(environment, "--host=127.0.0.1", "--port=" + port, "--data=" + data);
    var err = process.errorReader();
    inBackground(() -> err.lines().forEach(System.err::println));
    var out = process.inputReader();
    said = untilItListens(out);
    inBackground(() -> out.lines().forEach(line -> {}));
    var listening = LISTENING.matcher(said);
    assertThat(listening.find()).as("the server started: " + said).isTrue();
    port = Integer.parseInt(listening.group(1));
  }

  private static String untilItListens(BufferedReader out) throws IOException {
    var said = new StringBuilder();
    for (var line = out.readLine(); line != null; line = out.readLine()) {
      said.append(line).append('\n');
      if (line.startsWith("Console at")) break;
    }
    return said.toString();
  }

  private static void inBackground(Runnable reading) {
    var thread = new Thread(reading, "output of the server");
    thread.setDaemon(true);
    thread.start();
  }

  /** The port on which it listens, also when it is started again. */
  public int port() {
    return port;
  }

  /** Where it is reached. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** What it said when it started. */
  String said() {
    return said;
  }

  /** Ends it, and waits until it has. */
  void stop() {
    process.toHandle().destroy(); // unlike the process itself, it leaves the output open
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Ends it at once, without letting it finish anything. */
  public void kill() {
    process.toHandle().destroyForcibly();
    try {
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("it ends").isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stop();
  }
}
