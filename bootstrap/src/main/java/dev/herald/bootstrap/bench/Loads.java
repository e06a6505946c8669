package dev.herald.bootstrap.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.LongFunction;

/** What clients do to servers while it is measured, and what is said of it. */
final class Loads {

  static final Duration WARM_UP = Duration.ofSeconds(25);
  static final Duration MEASURED = Duration.ofSeconds(10);
  static final String NEWS = "news";

  private final PrintStream out;

  Loads(PrintStream out) {
    this.out = out;
  }

  static void createChannel(Nodes nodes, String id) throws IOException {
    var json =
        """
        {"id": "%s", "name": "News of %s", "avatar": {"url": "https://example.org/photo.png"}}
        """
            .formatted(id, id);
    call(nodes.first(), "POST", "/api/v1/channels", json);
  }

  static String call(ServerProcess server, String method, String path, String json)
      throws IOException {
    try (var connection = new Connection(server.port())) {
      return connection.send(Connection.request(method, path, ServerProcess.TOKEN, json));
    }
  }

  static byte[] publish(String channel, long number) {
    var json = "{\"text\": \"" + Words.post(number) + "\"}";
    return Connection.request(
        "POST", "/api/v1/channels/" + channel + "/posts", ServerProcess.TOKEN, json);
  }

  private static byte[] get(String path) {
    return Connection.request("GET", path, ServerProcess.TOKEN, "");
  }

  /** Publishes into a channel that is there. */
  void publishing(String on, Nodes nodes) throws IOException {
    var load = new Load(nodes.ports(), 32, 0, number -> publish(NEWS, number));
    load.during(WARM_UP);
    print(on + "publish, 32 connections", load.during(MEASURED));
  }

  /** Publishes until there are so many posts. */
  void fill(String on, Nodes nodes, int from, int to) throws IOException {
    var load = new Load(nodes.ports(), 32, 0, number -> publish(NEWS, from + number));
    print(on + String.format(Locale.ROOT, "publish up to %,d posts", to), load.times(to - from));
  }

  /**
   * Reads and searches.
   *
   * @param all servers that are measured in turns, by what is to be said of each
   */
  void reading(Map<String, Nodes> all, int posts) throws IOException {
    var newest = get("/api/v1/posts?limit=20");
    measure(String.format(Locale.ROOT, "read newest 20 of %,d", posts), all, 0, n -> newest);
    LongFunction<byte[]> search =
        number -> get("/api/v1/posts?query=" + Words.rare(anyOf(posts, number)));
    measure(String.format(Locale.ROOT, "search a rare word in %,d", posts), all, 0, search);
    measure("the same, 1,000 in a second", all, 1000, search);
  }

  private void measure(
      String what, Map<String, Nodes> all, long rate, LongFunction<byte[]> requests)
      throws IOException {
    for (var nodes : all.entrySet()) {
      var load = new Load(nodes.getValue().ports(), 64, rate, requests);
      load.during(WARM_UP);
      print(nodes.getKey() + what + ", 64 connections", load.during(MEASURED));
    }
  }

  /** A post that nobody asked for lately. */
  private static long anyOf(int posts, long number) {
    return new Random(number * 31).nextInt(posts);
  }

  void print(String what, Load.Result result) {
    out.printf(Locale.ROOT, "%-44s %s%n", what, result);
  }
}
