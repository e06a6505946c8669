package dev.herald.bootstrap.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.LongFunction;

/** Runs a server under loads that stand for what its clients do. */
public final class Benchmark {

  private static final Duration WARM_UP = Duration.ofSeconds(25);
  private static final Duration MEASURED = Duration.ofSeconds(10);
  private static final String NEWS = "news";
  private static final int SMALL = 10_000;
  private static final int MANY = 100_000;
  private static final int CHANNELS = 500;

  private final Path jar;
  private final Path folder;
  private final String heap;
  private final PrintStream out;

  /**
   * @param jar the program
   * @param folder an empty folder on the disk that is to be measured
   * @param heap the largest heap of the server, such as {@code 128m}
   */
  public Benchmark(Path jar, Path folder, String heap, PrintStream out) {
    this.jar = jar;
    this.folder = folder;
    this.heap = heap;
    this.out = out;
  }

  /**
   * Measures publishing into an empty server, and reading from one with many posts.
   *
   * @param large the number of posts of a second, larger measurement; 0 for none
   */
  public void run(int large) throws IOException {
    starting();
    publishing();
    reading(large);
  }

  /** Measures the pages of the console, with many channels and posts. */
  public void console() throws IOException {
    try (var server = start("console")) {
      for (var i = 0; i < CHANNELS; i++) createChannel(server, "channel-" + i);
      var load =
          Load.saturating(
              server.port(), 32, number -> publish("channel-" + number % CHANNELS, number));
      print(
          String.format(Locale.ROOT, "publish %,d posts on %s channels", MANY, CHANNELS),
          load.times(MANY));
      ConsolePages.open(server).measure().forEach((page, it) -> print("console: " + page, it));
    }
  }

  /** Measures publishing while several are told of it, and before and after that nobody. */
  public void webhooks() throws IOException {
    try (var server = start("webhooks");
        var receivers = new BenchReceivers()) {
      createChannel(server, NEWS);
      var load = Load.saturating(server.port(), 32, number -> publish(NEWS, number));
      load.during(WARM_UP);
      print("publish, nobody is told", load.during(MEASURED));
      var away = createWebhook(server, receivers.away());
      var silent = createWebhook(server, receivers.silent());
      print("publish, one is away and one silent", load.during(MEASURED));
      call(server, "DELETE", "/api/v1/webhooks/" + away, "");
      call(server, "DELETE", "/api/v1/webhooks/" + silent, "");
      print("publish, nobody is told any more", load.during(MEASURED));
      createWebhook(server, receivers.listening());
      load.during(WARM_UP);
      var before = receivers.received();
      print("publish, one listens", load.during(MEASURED));
      out.printf(
          Locale.ROOT,
          "%-44s %,d%n",
          "of which it is told meanwhile",
          receivers.received() - before);
    }
  }

  /** Returns its id. */
  private static String createWebhook(ServerProcess server, String url) throws IOException {
    var webhook = call(server, "POST", "/api/v1/webhooks", "{\"url\": \"%s\"}".formatted(url));
    return webhook.replaceFirst(".*\"id\":\"(\\w+)\".*", "$1");
  }

  private static String call(ServerProcess server, String method, String path, String json)
      throws IOException {
    try (var connection = new Connection(server.port())) {
      return connection.send(Connection.request(method, path, ServerProcess.TOKEN, json));
    }
  }

  /** Measures a start as it is, and one for which Java has written down the classes of another. */
  private void starting() throws IOException {
    var archive = folder.resolve("herald.jsa");
    start("recorded", "-XX:ArchiveClassesAtExit=" + archive, "-Xlog:cds=off,cds+dynamic=off")
        .close();
    try (var server = start("starting")) {
      printStart("start to first answer", server);
    }
    try (var server = start("archived", "-XX:SharedArchiveFile=" + archive)) {
      printStart("the same, with an archive of its classes", server);
    }
  }

  private void printStart(String what, ServerProcess server) {
    out.printf(Locale.ROOT, "%-44s %,d ms%n", what, server.startTime().toMillis());
  }

  private void publishing() throws IOException {
    try (var server = start("publishing")) {
      createChannel(server, NEWS);
      var load = Load.saturating(server.port(), 32, number -> publish(NEWS, number));
      load.during(WARM_UP);
      print("publish, 32 connections", load.during(MEASURED));
      printMemory(server);
    }
  }

  private void reading(int large) throws IOException {
    try (var server = start("reading")) {
      createChannel(server, NEWS);
      fill(server, 0, SMALL);
      measureReading(server, SMALL);
      if (large > SMALL) {
        fill(server, SMALL, large);
        measureReading(server, large);
      }
      printMemory(server);
    }
  }

  private void measureReading(ServerProcess server, int posts) throws IOException {
    var newest = get("/api/v1/posts?limit=20");
    measure(String.format(Locale.ROOT, "read newest 20 of %,d", posts), server, 0, n -> newest);
    LongFunction<byte[]> search =
        number -> get("/api/v1/posts?query=" + Words.rare(anyOf(posts, number)));
    measure(String.format(Locale.ROOT, "search a rare word in %,d", posts), server, 0, search);
    measure("the same, 1,000 in a second", server, 1000, search);
  }

  private void measure(String what, ServerProcess server, long rate, LongFunction<byte[]> requests)
      throws IOException {
    var load = new Load(server.port(), 64, rate, requests);
    load.during(WARM_UP);
    print(what + ", 64 connections", load.during(MEASURED));
  }

  /** A post that nobody asked for lately. */
  private static long anyOf(int posts, long number) {
    return new Random(number * 31).nextInt(posts);
  }

  private ServerProcess start(String name, String... more) throws IOException {
    var options = new ArrayList<>(List.of("-XX:+UseSerialGC", "-Xmx" + heap));
    options.addAll(List.of(more));
    return ServerProcess.start(jar, folder.resolve(name), options);
  }

  private static void createChannel(ServerProcess server, String id) throws IOException {
    var json =
        """
        {"id": "%s", "name": "News of %s", "avatar": {"url": "https://example.org/photo.png"}}
        """
            .formatted(id, id);
    call(server, "POST", "/api/v1/channels", json);
  }

  private void fill(ServerProcess server, int from, int to) throws IOException {
    var load = Load.saturating(server.port(), 32, number -> publish(NEWS, from + number));
    print(String.format(Locale.ROOT, "publish up to %,d posts", to), load.times(to - from));
  }

  private static byte[] publish(String channel, long number) {
    var json = "{\"text\": \"" + Words.post(number) + "\"}";
    return Connection.request(
        "POST", "/api/v1/channels/" + channel + "/posts", ServerProcess.TOKEN, json);
  }

  private static byte[] get(String path) {
    return Connection.request("GET", path, ServerProcess.TOKEN, "");
  }

  private void print(String what, Load.Result result) {
    out.printf(Locale.ROOT, "%-44s %s%n", what, result);
  }

  private void printMemory(ServerProcess server) throws IOException {
    server
        .residentMebibytes()
        .ifPresent(
            it ->
                out.printf(Locale.ROOT, "%-44s %,d MiB%n", "resident memory with -Xmx" + heap, it));
  }
}
