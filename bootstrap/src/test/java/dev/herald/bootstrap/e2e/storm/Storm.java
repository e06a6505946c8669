package dev.herald.bootstrap.e2e.storm;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Many clients who each send one request after the other, while somebody goes on publishing.
 *
 * @param clients how many at once
 * @param least how long they go on at least; each request is sent once in any case
 */
record Storm(int port, int clients, Duration least) {

  /**
   * What came of it.
   *
   * @param answers how often each status was seen, by the name of the request; 0 is no answer
   * @param unfair the names and statuses of answers that nobody should get
   * @param published how often somebody published meanwhile
   * @param longestPublish how long they waited at most
   */
  record Outcome(
      Map<String, Map<Integer, Long>> answers,
      List<String> unfair,
      int published,
      Duration longestPublish) {

    @Override
    public String toString() {
      var lines =
          answers.entrySet().stream()
              .map(it -> "  %s %s".formatted(it.getKey(), it.getValue()))
              .collect(joining("\n"));
      return "%s posts published meanwhile, the slowest within %s ms\n%s"
          .formatted(published, longestPublish.toMillis(), lines);
    }
  }

  /** Sends these in turn. */
  Outcome of(List<Request> requests, Request publish) throws Exception {
    var seen = new ConcurrentSkipListMap<String, LongAdder>();
    var unfair = new ConcurrentSkipListMap<String, LongAdder>();
    var next = new AtomicInteger();
    var end = System.nanoTime() + least.toNanos();
    List<Callable<Void>> tasks = new ArrayList<>();
    for (var i = 0; i < clients; i++) {
      tasks.add(
          () -> {
            for (var n = next.getAndIncrement();
                n < requests.size() || System.nanoTime() < end;
                n = next.getAndIncrement()) {
              var request = requests.get(n % requests.size());
              var answer = Answer.to(request, port);
              count(seen, request.name() + "\t" + answer.status());
              if (!answer.isFair()) count(unfair, request.name() + ": " + answer);
            }
            return null;
          });
    }
    var threads = Executors.newCachedThreadPool();
    var publisher = new Publisher(port, publish);
    try {
      threads.execute(publisher);
      for (Future<Void> client : threads.invokeAll(tasks)) client.get();
      publisher.stop();
      publisher.unfair().forEach(it -> count(unfair, it));
      return new Outcome(
          byName(seen),
          unfair.entrySet().stream().map(it -> it.getKey() + " x" + it.getValue()).toList(),
          publisher.published(),
          publisher.longest());
    } finally {
      threads.shutdownNow();
    }
  }

  private static void count(Map<String, LongAdder> counts, String what) {
    counts.computeIfAbsent(what, first -> new LongAdder()).increment();
  }

  private static Map<String, Map<Integer, Long>> byName(Map<String, LongAdder> seen) {
    Map<String, Map<Integer, Long>> answers = new TreeMap<>();
    seen.forEach(
        (key, times) -> {
          var parts = key.split("\t", 2);
          answers
              .computeIfAbsent(parts[0], first -> new TreeMap<>())
              .put(Integer.valueOf(parts[1]), times.sum());
        });
    return answers;
  }
}
