package dev.herald.bootstrap.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/** Measures how soon posts reach those who read streams. */
final class StreamLoad {

  private static final int FOLLOWED = 20;
  private static final int CHANNELS = 500;
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int WARM_UP_POSTS = 40;

  /** Java has compiled by then what each post needs. */
  private static final int FIRST_POSTS = 3_000;

  private static final int POSTS = 40;

  private final Nodes nodes;
  private final PrintStream out;

  /**
   * @param nodes which all have streams, and of which the first one is published at
   */
  StreamLoad(Nodes nodes, PrintStream out) {
    this.nodes = nodes;
    this.out = out;
  }

  /** Publishes to a stream without pauses, as a server is measured that has run for a while. */
  void warmUp(String channel) throws IOException {
    try (var readers = StreamReaders.open(nodes.ports(), List.of(path(channel)))) {
      measure(readers, List.of(channel), 1, FIRST_POSTS, Duration.ZERO);
    }
  }

  private static String path(String channel) {
    return "/api/v1/channels/" + channel + "/stream";
  }

  /** A channel with so many streams. */
  void channel(String channel, int streams) throws IOException {
    var before = nodes.first().residentMebibytes();
    try (var readers =
        StreamReaders.open(nodes.ports(), Collections.nCopies(streams, path(channel)))) {
      measure(readers, List.of(channel), streams, WARM_UP_POSTS, PAUSE);
      var times = measure(readers, List.of(channel), streams, POSTS, PAUSE);
      print(String.format(Locale.ROOT, "one channel, %,d streams", streams), times);
    }
    var after = nodes.first().residentMebibytes();
    if (before.isPresent() && after.isPresent()) {
      out.printf(Locale.ROOT, "%-44s %,d MiB%n", "resident memory", after.getAsLong());
    }
  }

  /** Accounts that follow some of many channels, each of which publishes now and then. */
  void accounts(int accounts, List<String> channels) throws IOException {
    var random = new Random(1);
    var load =
        Load.saturating(
            nodes.first().port(),
            32,
            number -> subscribe((int) number / FOLLOWED, channels.get(channel(number))));
    load.times(Math.multiplyExact(accounts, FOLLOWED));
    var paths = IntStream.range(0, accounts).mapToObj(i -> "/api/v1/accounts/a" + i + "/stream");
    try (var readers = StreamReaders.open(nodes.ports(), paths.toList())) {
      var followers = accounts * FOLLOWED / channels.size();
      var some = IntStream.range(0, POSTS).mapToObj(i -> channels.get(random.nextInt(CHANNELS)));
      measure(readers, channels, followers, WARM_UP_POSTS, PAUSE);
      var times = measure(readers, some.toList(), followers, POSTS, PAUSE);
      print(
          String.format(
              Locale.ROOT, "%,d accounts, 20 of %,d channels each", accounts, channels.size()),
          times);
    }
  }

  /** Evenly: each channel has as many followers as any other. */
  private static int channel(long number) {
    return (int) ((number % FOLLOWED) * (CHANNELS / FOLLOWED) + number / FOLLOWED) % CHANNELS;
  }

  private static byte[] subscribe(int account, String channel) {
    var path = "/api/v1/channels/" + channel + "/subscribers/a" + account;
    return Connection.request("PUT", path, ServerProcess.TOKEN, "");
  }

  private long[] measure(
      StreamReaders readers, List<String> channels, int each, int posts, Duration interval)
      throws IOException {
    readers.take();
    try (var connection = new Connection(nodes.first().port())) {
      for (var i = 0; i < posts; i++) {
        var begun = System.nanoTime();
        var text = StreamReaders.MARK + String.format(Locale.ROOT, "%019d", begun);
        var json = "{\"text\": \"" + text + " " + Words.post(i) + "\"}";
        var path = "/api/v1/channels/" + channels.get(i % channels.size()) + "/posts";
        connection.send(Connection.request("POST", path, ServerProcess.TOKEN, json));
        pause(interval, begun);
      }
    }
    readers.awaitReceived((long) each * posts);
    return readers.take();
  }

  private static void pause(Duration interval, long begun) throws IOException {
    try {
      Thread.sleep(Math.max(0, interval.toMillis() - (System.nanoTime() - begun) / 1_000_000));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private void print(String what, long[] times) {
    out.printf(
        Locale.ROOT,
        "%-44s p50 %.1f ms, p99 %.1f ms, %,d received%n",
        what,
        times[times.length / 2] / 1e6,
        times[(int) (times.length * 0.99)] / 1e6,
        times.length);
  }
}
