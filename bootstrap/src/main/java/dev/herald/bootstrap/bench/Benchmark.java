package dev.herald.bootstrap.bench;

import dev.herald.persistence.postgresql.ScratchSchema;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/** Runs a server under loads that stand for what its clients do. */
public final class Benchmark {

  private static final Duration WARM_UP = Duration.ofSeconds(25);
  private static final Duration MEASURED = Duration.ofSeconds(10);

  /** Where there is much memory, Java would begin with a 64th of it, and use that up. */
  private static final String FIRST_HEAP = "-Xms16m";

  private static final String NEWS = "news";
  private static final int SMALL = 10_000;
  private static final int MANY = 100_000;
  private static final int CHANNELS = 500;
  private static final int STREAMS = 1000;
  private static final String ON_SQLITE = "SQLite: ";
  private static final String ON_POSTGRESQL = "PostgreSQL: ";

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

  /**
   * Measures the same on SQLite and on PostgreSQL, in turns, so that what else the machine does is
   * the same for both.
   *
   * @param database the address of a database, in which a schema is made for a while
   * @param large the number of posts of a second, larger measurement; 0 for none
   */
  public void databases(String database, int large) throws IOException {
    try (var schema = ScratchSchema.in(database);
        var sqlite = start("publishing");
        var postgresql = start("publishing-elsewhere", elsewhere(schema))) {
      measurePublishing(ON_SQLITE, sqlite);
      measurePublishing(ON_POSTGRESQL, postgresql);
      measureStreams(ON_SQLITE, sqlite);
      measureStreams(ON_POSTGRESQL, postgresql);
    }
    try (var schema = ScratchSchema.in(database);
        var sqlite = start("reading");
        var postgresql = start("reading-elsewhere", elsewhere(schema))) {
      createChannel(sqlite, NEWS);
      createChannel(postgresql, NEWS);
      var filled = 0;
      for (var posts : large > SMALL ? List.of(SMALL, large) : List.of(SMALL)) {
        fill(ON_SQLITE, sqlite, filled, posts);
        fill(ON_POSTGRESQL, postgresql, filled, posts);
        measureReading(new TreeMap<>(Map.of(ON_SQLITE, sqlite, ON_POSTGRESQL, postgresql)), posts);
        filled = posts;
      }
    }
  }

  private static Map<String, String> elsewhere(ScratchSchema schema) {
    return Map.of("HERALD_DATABASE_URL", schema.url());
  }

  private void measureStreams(String on, ServerProcess server) throws IOException {
    out.println(on + "streams");
    new StreamLoad(server, out).channel(NEWS, STREAMS);
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

  /** Measures the pages of a public channel with many posts. */
  public void pages() throws IOException {
    try (var server = start("pages", PublicPages.SETTINGS)) {
      createChannel(server, NEWS);
      call(server, "PATCH", "/api/v1/channels/" + NEWS, "{\"visibility\": \"PUBLIC\"}");
      fill("", server, 0, SMALL);
      new PublicPages(server.port(), number -> publish(NEWS, SMALL + number))
          .measure()
          .forEach(this::print);
      printMemory(server);
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

  /**
   * Measures how soon posts reach those who read streams.
   *
   * @param most how many read a channel, or as many accounts
   */
  public void streams(int most) throws IOException {
    try (var server = start("streams")) {
      var channels = IntStream.range(0, CHANNELS).mapToObj(i -> "channel-" + i).toList();
      for (var channel : channels) createChannel(server, channel);
      var load = new StreamLoad(server, out);
      load.warmUp(channels.get(0));
      load.channel(channels.get(0), 1);
      load.channel(channels.get(1), Math.min(1000, most));
      load.channel(channels.get(2), most);
      load.accounts(most, channels);
      printMemory(server);
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
      measurePublishing("", server);
      printMemory(server);
    }
  }

  private void measurePublishing(String on, ServerProcess server) throws IOException {
    createChannel(server, NEWS);
    var load = Load.saturating(server.port(), 32, number -> publish(NEWS, number));
    load.during(WARM_UP);
    print(on + "publish, 32 connections", load.during(MEASURED));
  }

  private void reading(int large) throws IOException {
    try (var server = start("reading")) {
      createChannel(server, NEWS);
      var alone = new TreeMap<>(Map.of("", server));
      fill("", server, 0, SMALL);
      measureReading(alone, SMALL);
      if (large > SMALL) {
        fill("", server, SMALL, large);
        measureReading(alone, large);
      }
      printMemory(server);
    }
  }

  /**
   * @param servers which are measured in turns, by what is to be said of each
   */
  private void measureReading(SortedMap<String, ServerProcess> servers, int posts)
      throws IOException {
    var newest = get("/api/v1/posts?limit=20");
    measure(String.format(Locale.ROOT, "read newest 20 of %,d", posts), servers, 0, n -> newest);
    LongFunction<byte[]> search =
        number -> get("/api/v1/posts?query=" + Words.rare(anyOf(posts, number)));
    measure(String.format(Locale.ROOT, "search a rare word in %,d", posts), servers, 0, search);
    measure("the same, 1,000 in a second", servers, 1000, search);
  }

  private void measure(
      String what,
      SortedMap<String, ServerProcess> servers,
      long rate,
      LongFunction<byte[]> requests)
      throws IOException {
    for (var server : servers.entrySet()) {
      var load = new Load(server.getValue().port(), 64, rate, requests);
      load.during(WARM_UP);
      print(server.getKey() + what + ", 64 connections", load.during(MEASURED));
    }
  }

  /** A post that nobody asked for lately. */
  private static long anyOf(int posts, long number) {
    return new Random(number * 31).nextInt(posts);
  }

  private ServerProcess start(String name, String... more) throws IOException {
    return start(name, Map.of(), more);
  }

  private ServerProcess start(String name, Map<String, String> environment, String... more)
      throws IOException {
    var options = new ArrayList<>(List.of("-XX:+UseSerialGC", FIRST_HEAP, "-Xmx" + heap));
    options.addAll(List.of(more));
    return ServerProcess.start(jar, folder.resolve(name), options, environment);
  }

  private static void createChannel(ServerProcess server, String id) throws IOException {
    var json =
        """
        {"id": "%s", "name": "News of %s", "avatar": {"url": "https://example.org/photo.png"}}
        """
            .formatted(id, id);
    call(server, "POST", "/api/v1/channels", json);
  }

  private void fill(String on, ServerProcess server, int from, int to) throws IOException {
    var load = Load.saturating(server.port(), 32, number -> publish(NEWS, from + number));
    print(on + String.format(Locale.ROOT, "publish up to %,d posts", to), load.times(to - from));
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
