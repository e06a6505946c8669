package dev.herald.bootstrap.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.bootstrap.bench.ServerProcess;
import dev.herald.bootstrap.cli.CommandRun;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program as it is shipped. */
public final class Jar {

  /** Written by the build, which runs the journeys after it has packed the jar. */
  private static final Path FILE = Path.of("target", "herald.jar").toAbsolutePath();

  /** Journeys are over before the optimizing compiler has earned what it costs. */
  private static final List<String> QUICKLY =
      List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private static final List<String> OPTIONS = withSharedClasses();

  private Jar() {}

  /**
   * Runs the program once, for the first time in its folder, and has Java write down the classes
   * that it has loaded: with them, it starts a third sooner, and answers sooner too.
   */
  private static List<String> withSharedClasses() {
    var archive = FILE.resolveSibling("herald.jsa");
    var recording = new ArrayList<>(QUICKLY);
    recording.add("-XX:ArchiveClassesAtExit=" + archive);
    recording.add("-Xlog:cds=off,cds+dynamic=off");
    try (var server = ServerProcess.start(FILE, newFolder(), recording)) {
      var client = new Client(server.port());
      client.createChannel("news");
      client.create("/api/v1/channels/news/posts", Map.of("text", "Trams resume at six"));
      client.read("/api/v1/posts?query=trams");
      lookAround("http://127.0.0.1:" + server.port() + "/console/");
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
    var options = new ArrayList<>(QUICKLY);
    options.add("-XX:SharedArchiveFile=" + archive);
    return List.copyOf(options);
  }

  /** Has the pages of the console made, by their classes too. */
  private static void lookAround(String console) throws IOException, InterruptedException {
    var http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    var signIn =
        HttpRequest.newBuilder(URI.create(console + "sign-in"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Sec-Fetch-Site", "same-origin")
            .POST(BodyPublishers.ofString("token=" + ServerProcess.TOKEN));
    assertThat(http.send(signIn.build(), BodyHandlers.discarding()).statusCode()).isEqualTo(303);
    for (var page : List.of("channels", "posts", "compose?channel=news", "status", "webhooks")) {
      var request = HttpRequest.newBuilder(URI.create(console + page)).build();
      assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
    }
  }

  private static Path newFolder() throws IOException {
    return Files.createTempDirectory(FILE.getParent(), "herald-jsa");
  }

  /** Starts a server with this data, which can be asked when this returns. */
  public static ServerProcess serve(Path data) throws IOException {
    return ServerProcess.start(FILE, data, OPTIONS);
  }

  /** Starts a server with these settings, in a Java with another option. */
  public static ServerProcess serve(Path data, Map<String, String> environment, String option)
      throws IOException {
    var options = new ArrayList<>(OPTIONS);
    options.add(option);
    return ServerProcess.start(FILE, data, options, environment);
  }

  /** Runs the program to its end, where it matters that it is one: see {@link CommandRun#of}. */
  public static CommandRun run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    var process = start(environment, arguments);
    try {
      process.getOutputStream().close();
      var out = new String(process.getInputStream().readAllBytes(), UTF_8);
      var err = new String(process.getErrorStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
      return new CommandRun(process.exitValue(), out, err);
    } finally {
      process.destroyForcibly();
    }
  }

  public static Process start(Map<String, String> environment, String... arguments)
      throws IOException {
    var command = command();
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("HERALD_"));
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** What a page calls {@code herald}, without its arguments. */
  static List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.addAll(List.of("-jar", FILE.toString()));
    return command;
  }
}
