package dev.herald.bootstrap.bench;

import dev.herald.persistence.folder.DataLayout;
import dev.herald.persistence.postgresql.ScratchSchema;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Runs a server under loads that stand for what its clients do. */
public final class Benchmark {

  /** Where there is much memory, Java would begin with a 64th of it, and use that up. */
  private static final String FIRST_HEAP = "-Xms16m";

  private static final String NEWS = Loads.NEWS;
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
  private final Loads loads;

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
    loads = new Loads(out);
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
   * @param servers how many it is given; what one, two and so on of them do is measured
   * @param large the number of posts of a second, larger measurement; 0 for none
   */
  public void databases(String database, int servers, int large) throws IOException {
    try (var schema = ScratchSchema.in(database);
        var sqlite = Nodes.of(start("publishing"));
        var postgresql = onPostgresql("publishing-elsewhere", schema, servers)) {
      var all = byName(sqlite, postgresql);
      Loads.createChannel(sqlite, NEWS);
      Loads.createChannel(postgresql, NEWS);
      for (var nodes : all.entrySet()) loads.publishing(nodes.getKey(), nodes.getValue());
      for (var nodes : all.entrySet()) {
        out.println(nodes.getKey() + "streams");
        new StreamLoad(nodes.getValue(), out).channel(NEWS, STREAMS);
      }
    }
    try (var schema = ScratchSchema.in(database);
        var sqlite = Nodes.of(start("reading"));
        var postgresql = onPostgresql("reading-elsewhere", schema, servers)) {
      Loads.createChannel(sqlite, NEWS);
      Loads.createChannel(postgresql, NEWS);
      var filled = 0;
      for (var posts : large > SMALL ? List.of(SMALL, large) : List.of(SMALL)) {
        loads.fill(ON_SQLITE, sqlite, filled, posts);
        loads.fill(ON_POSTGRESQL, postgresql, filled, posts);
        loads.reading(byName(sqlite, postgresql), posts);
        filled = posts;
      }
    }
  }

  /** The others take the folder of the first one for theirs too, as nobody sends them images. */
  private Nodes onPostgresql(String name, ScratchSchema schema, int count) throws IOException {
    var environment = Map.of("HERALD_DATABASE_URL", schema.url());
    var servers = new ArrayList<>(List.of(start(name, environment)));
    try {
      for (var i = 2; i <= count; i++) {
        var data = Files.createDirectory(folder.resolve(name + "-" + i));
        Files.copy(new DataLayout(folder.resolve(name)).id(), new DataLayout(data).id());
        servers.add(start(name + "-" + i, environment));
      }
      return new Nodes(servers);
    } catch (IOException | RuntimeException e) {
      new Nodes(servers).close();
      throw e;
    }
  }

  private static Map<String, Nodes> byName(Nodes sqlite, Nodes postgresql) {
    var all = new LinkedHashMap<String, Nodes>();
    all.put(ON_SQLITE, sqlite);
    all.put(ON_POSTGRESQL, postgresql.first(1));
    for (var i = 2; i <= postgresql.servers().size(); i++) {
      all.put(i + " nodes: ", postgresql.first(i));
    }
    return all;
  }

  /** Measures the pages of the console, with many channels and posts. */
  public void console() throws IOException {
    try (var server = start("console")) {
      for (var i = 0; i < CHANNELS; i++) Loads.createChannel(Nodes.of(server), "channel-" + i);
      var load =
          Load.saturating(
              server.port(), 32, number -> Loads.publish("channel-" + number % CHANNELS, number));
      loads.print(
          String.format(Locale.ROOT, "publish %,d posts on %s channels", MANY, CHANNELS),
          load.times(MANY));
      ConsolePages.open(server)
          .measure()
          .forEach((page, it) -> loads.print("console: " + page, it));
    }
  }

  /** Measures the pages of a public channel with many posts. */
  public void pages() throws IOException {
    try (var server = start("pages", PublicPages.SETTINGS)) {
      Loads.createChannel(Nodes.of(server), NEWS);
      Loads.call(server, "PATCH", "/api/v1/channels/" + NEWS, "{\"visibility\": \"PUBLIC\"}");
      loads.fill("", Nodes.of(server), 0, SMALL);
      new PublicPages(server.port(), number -> Loads.publish(NEWS, SMALL + number))
          .measure()
          .forEach(loads::print);
      printMemory(server);
    }
  }

  /** Measures publishing while several are told of it, and before and after that nobody. */
  public void webhooks() throws IOException {
    try (var server = start("webhooks");
        var receivers = new BenchReceivers()) {
      Loads.createChannel(Nodes.of(server), NEWS);
      var load = Load.saturating(server.port(), 32, number -> Loads.publish(NEWS, number));
      load.during(Loads.WARM_UP);
      loads.print("publish, nobody is told", load.during(Loads.MEASURED));
      var away = createWebhook(server, receivers.away());
      var silent = createWebhook(server, receivers.silent());
      loads.print("publish, one is away and one silent", load.during(Loads.MEASURED));
      Loads.call(server, "DELETE", "/api/v1/webhooks/" + away, "");
      Loads.call(server, "DELETE", "/api/v1/webhooks/" + silent, "");
      loads.print("publish, nobody is told any more", load.during(Loads.MEASURED));
      createWebhook(server, receivers.listening());
      load.during(Loads.WARM_UP);
      var before = receivers.received();
      loads.print("publish, one listens", load.during(Loads.MEASURED));
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
      for (var channel : channels) Loads.createChannel(Nodes.of(server), channel);
      var load = new StreamLoad(Nodes.of(server), out);
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
    var webhook =
        Loads.call(server, "POST", "/api/v1/webhooks", "{\"url\": \"%s\"}".formatted(url));
    return webhook.replaceFirst(".*\"id\":\"(\\w+)\".*", "$1");
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
      Loads.createChannel(Nodes.of(server), NEWS);
      loads.publishing("", Nodes.of(server));
      printMemory(server);
    }
  }

  private void reading(int large) throws IOException {
    try (var server = start("reading")) {
      var alone = Nodes.of(server);
      Loads.createChannel(alone, NEWS);
      loads.fill("", alone, 0, SMALL);
      loads.reading(Map.of("", alone), SMALL);
      if (large > SMALL) {
        loads.fill("", alone, SMALL, large);
        loads.reading(Map.of("", alone), large);
      }
      printMemory(server);
    }
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

  private void printMemory(ServerProcess server) throws IOException {
    server
        .residentMebibytes()
        .ifPresent(
            it ->
                out.printf(Locale.ROOT, "%-44s %,d MiB%n", "resident memory with -Xmx" + heap, it));
  }
}
