package dev.herald.bootstrap.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;

/** The pages of a public channel, as browsers and feed readers ask for them. */
final class PublicPages {

  private static final Duration WARM_UP = Duration.ofSeconds(15);
  private static final Duration MEASURED = Duration.ofSeconds(10);
  private static final int READERS = 64;
  private static final int POSTS_A_SECOND = 10;

  /** Or else a reader who asks so often would be refused. */
  static final Map<String, String> SETTINGS =
      Map.of("HERALD_PUBLIC_PAGES", "true", "HERALD_REQUESTS_PER_ADDRESS", "0");

  private final int port;
  private final LongFunction<byte[]> publish;

  /**
   * @param publish the request that publishes a post of each number in the channel {@code news}
   */
  PublicPages(int port, LongFunction<byte[]> publish) {
    this.port = port;
    this.publish = publish;
  }

  /** What each took, by its name. */
  Map<String, Load.Result> measure() throws IOException {
    var results = new LinkedHashMap<String, Load.Result>();
    results.put("page of 20 posts, 1 connection", load("/c/news", 1));
    results.put("the same, 64 connections", load("/c/news", READERS));
    results.put("the same, while 10 posts a second come", loadWhilePublishing("/c/news"));
    results.put("a post, 64 connections", load("/c/news/42", READERS));
    results.put("its feed in Atom, 64 connections", load("/c/news/feed.atom", READERS));
    return results;
  }

  private Load.Result load(String path, int connections) throws IOException {
    var request = request(path);
    var load = Load.saturating(port, connections, number -> request);
    load.during(WARM_UP);
    return load.during(MEASURED);
  }

  private Load.Result loadWhilePublishing(String path) throws IOException {
    var posts = new Load(List.of(port), 1, POSTS_A_SECOND, publish);
    var time = WARM_UP.plus(MEASURED);
    var publishing = CompletableFuture.runAsync(() -> run(posts, time));
    var result = load(path, READERS);
    publishing.join();
    return result;
  }

  private static void run(Load load, Duration time) {
    try {
      var unused = load.during(time);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] request(String path) {
    return "GET %s HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n"
        .formatted(path)
        .getBytes(UTF_8);
  }
}
