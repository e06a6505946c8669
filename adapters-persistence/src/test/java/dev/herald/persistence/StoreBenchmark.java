package dev.herald.persistence;

import dev.herald.application.port.in.post.PublishPost;
import dev.herald.application.port.out.OutboundPorts;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.service.Services;
import dev.herald.application.testkit.Samples;
import dev.herald.application.testkit.SequentialIds;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.PostQuery;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.id.ChannelId;
import dev.herald.persistence.image.ImageFiles;
import dev.herald.persistence.postgresql.DatabaseUrl;
import dev.herald.persistence.postgresql.PostgresServer;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Says what publishing and reading take on each database, in turns, so that what else the machine
 * does is the same for both. It is run by its name alone, with {@code herald.flush} set to {@code
 * on}, and {@code herald.posts} to how many are searched if not in a million.
 */
class StoreBenchmark {

  private static final int PUBLISHERS = 32;
  private static final int ROUNDS = 3;
  private static final Duration ROUND = Duration.ofSeconds(5);
  private static final int READS = 400;
  private static final int TIMES = 100;
  private static final int MANY = Integer.getInteger("herald.posts", 1_000_000);
  private static final int SEARCHES = 200;

  /** How many are in the list of new words each time: some 0, 2 and 4 MB. */
  private static final List<Integer> NEW_POSTS = List.of(0, 1_000, 2_000);

  @TempDir private Path folder;

  private interface Kept extends AutoCloseable {

    OutboundPorts ports();

    /** What the server has taken of the processors, if there is one. */
    Duration ofServer();

    @Override
    void close();
  }

  @Test
  @Timeout(600)
  void tellsWhatPublishingAndReadingTake() throws Exception {
    try (var sqlite = sqlite();
        var postgresql = postgresql(PostgresServer.newDatabase())) {
      for (var round = 0; round < ROUNDS; round++) {
        publish(sqlite, postgresql);
        read("SQLite", sqlite.ports());
        read("PostgreSQL", postgresql.ports());
      }
    }
  }

  @Test
  @Timeout(600)
  void tellsWhatPublishingTakes() throws Exception {
    try (var sqlite = sqlite();
        var postgresql = postgresql(PostgresServer.newDatabase())) {
      for (var round = 0; round < ROUNDS; round++) publish(sqlite, postgresql);
    }
  }

  private static void publish(Kept sqlite, Kept postgresql) throws InterruptedException {
    publish("SQLite, in groups", sqlite, UnaryOperator.identity());
    publish("PostgreSQL, in groups", postgresql, UnaryOperator.identity());
    publish("PostgreSQL, one a transaction", postgresql, StoreBenchmark::alone);
  }

  @Test
  @Timeout(600)
  void tellsWhatSearchesInManyPostsTake() {
    var url = PostgresServer.newDatabase();
    try (var postgresql = postgresql(url)) {
      PostgresServer.givenPosts(url, MANY);
      for (var words : List.of("", "water", "rare", "\"water off\"", "wat ", "wat", "rar")) {
        var query = PostQuery.all(PageRequest.first(20)).withWords(words);
        read("of many, " + words, postgresql.ports(), query, SEARCHES);
      }
      var rare = PostQuery.all(PageRequest.first(20)).withWords("rare");
      for (var posts : NEW_POSTS) {
        PostgresServer.givenNewPosts(url, posts);
        read("rare, and so many are new: " + posts, postgresql.ports(), rare, SEARCHES);
      }
    }
  }

  /**
   * A space behind the word asks for it as a whole, as every search did before there were others.
   */
  @Test
  @Timeout(600)
  void tellsWhatBeginningsOfWordsTakeOnSqlite() {
    try (var sqlite = sqlite()) {
      givenPostsOfWords(sqlite.ports());
      for (var words :
          List.of(
              "water ",
              "water",
              "wat",
              "wat ",
              "tomi ",
              "tomi",
              "tom",
              "tomira ",
              "tomira",
              "water tom",
              "water tom ",
              "zzz")) {
        var query = PostQuery.all(PageRequest.first(20)).withWords(words);
        readOnThisThread(
            "'" + words + "'", () -> sqlite.ports().posts().list(query, ChannelScope.ALL));
      }
      var query = PostQuery.all(PageRequest.first(20)).withWords("water");
      readOnThisThread(
          "1000 counted", () -> sqlite.ports().posts().count(query, ChannelScope.ALL, 1_000));
    }
  }

  /** Words as frequent as those of a language: the second is half as frequent as the first. */
  private static void givenPostsOfWords(OutboundPorts ports) {
    var random = new Random(1);
    var syllables = "ba be bi ka ko ku la li lo ma mi mo na ne no ra ri ro sa se ta te to wa we";
    var all = syllables.split(" ");
    Supplier<String> word =
        () ->
            IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(i -> all[random.nextInt(all.length)])
                .collect(Collectors.joining());
    var words = Stream.generate(word).distinct().limit(30_000).toList();
    for (var first = 1; first <= MANY; first += 1_000) {
      var from = first;
      ports
          .unitOfWork()
          .execute(
              () ->
                  IntStream.range(from, from + 1_000)
                      .forEach(
                          i -> {
                            var text = new StringBuilder("water");
                            for (var n = 0; n < 20; n++) {
                              var rank = Math.exp(random.nextDouble() * Math.log(words.size()));
                              text.append(' ').append(words.get((int) rank - 1));
                            }
                            var content = Samples.text(text.toString());
                            var post = Samples.post("news", i, content, Samples.NOW);
                            ports.posts().insert(post, ports.posts().prepare(content));
                          }));
    }
  }

  private static void readOnThisThread(String what, Runnable read) {
    var threads = ManagementFactory.getThreadMXBean();
    var nanos = new long[TIMES];
    for (var i = 0; i < TIMES; i++) {
      var start = threads.getCurrentThreadCpuTime();
      read.run();
      nanos[i] = threads.getCurrentThreadCpuTime() - start;
    }
    print(what + ", of the processor", nanos);
  }

  /** What was done until now, and what it took of the processors. */
  private record Effort(Duration here, Duration ofWriter, Duration ofServer, long commits) {

    static Effort of(Kept store) {
      var here = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
      var commits = store.ports().storeCheck().figures().commits();
      return new Effort(here, writers(), store.ofServer(), commits);
    }

    private static Duration writers() {
      var threads = ManagementFactory.getThreadMXBean();
      return Arrays.stream(threads.dumpAllThreads(false, false))
          .filter(it -> it.getThreadName().equals("herald-writer"))
          .map(it -> Duration.ofNanos(threads.getThreadCpuTime(it.getThreadId())))
          .reduce(Duration.ZERO, Duration::plus);
    }

    String since(Effort before, long posts) {
      return String.format(
          Locale.ROOT,
          "%,d us of processors here, %,d of them the writer's, %,d there, %.1f a commit",
          micros(before.here, here, posts),
          micros(before.ofWriter, ofWriter, posts),
          micros(before.ofServer, ofServer, posts),
          (double) posts / (commits - before.commits));
    }

    private static long micros(Duration before, Duration after, long posts) {
      return after.minus(before).toNanos() / 1000 / posts;
    }
  }

  private Kept sqlite() {
    var adapters = PersistenceAdapters.open(folder.resolve("sqlite"));
    return kept(
        adapters.ports(new SequentialIds(), Clock.systemUTC()),
        () -> Duration.ZERO,
        adapters::close);
  }

  private Kept postgresql(DatabaseUrl url) {
    var adapters =
        PersistenceAdapters.open(
            folder.resolve("postgresql"), url, root -> new ImageFiles(root, false), reason -> {});
    return kept(
        adapters.ports(new SequentialIds(), Clock.systemUTC()),
        () -> PostgresServer.processorTime(url),
        adapters::close);
  }

  private static Kept kept(OutboundPorts ports, Supplier<Duration> ofServer, Runnable close) {
    ports.unitOfWork().execute(() -> ports.channels().insert(Samples.channel("news")));
    return new Kept() {
      @Override
      public OutboundPorts ports() {
        return ports;
      }

      @Override
      public Duration ofServer() {
        return ofServer.get();
      }

      @Override
      public void close() {
        close.run();
      }
    };
  }

  private static Runnable alone(Runnable publish) {
    var lock = new ReentrantLock();
    return () -> {
      lock.lock();
      try {
        publish.run();
      } finally {
        lock.unlock();
      }
    };
  }

  private static void publish(String what, Kept store, UnaryOperator<Runnable> how)
      throws InterruptedException {
    var publishPost = Services.over(store.ports()).publishPost();
    var command =
        new PublishPost.Command(
            new ChannelId("news"),
            Samples.text("The water is turned off in the old town on Tuesday from nine"),
            Optional.empty());
    var publish = how.apply(() -> publishPost.publish(Samples.ADMIN, command));
    var before = Effort.of(store);
    var posts = new LongAdder();
    var threads = Executors.newFixedThreadPool(PUBLISHERS);
    var start = System.nanoTime();
    for (var i = 0; i < PUBLISHERS; i++) {
      threads.execute(
          () -> {
            while (System.nanoTime() - start < ROUND.toNanos()) {
              publish.run();
              posts.increment();
            }
          });
    }
    threads.shutdown();
    threads.awaitTermination(1, TimeUnit.MINUTES);
    var seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%-32s %,8.0f posts/s, %s%n",
        what,
        posts.sum() / seconds,
        Effort.of(store).since(before, posts.sum()));
  }

  private static void read(String what, OutboundPorts ports) {
    var newest = PostQuery.all(PageRequest.first(20));
    read(what + ", newest 20", ports, newest);
    read(what + ", a word of all", ports, newest.withWords("water"));
    read(what + ", a phrase of none", ports, newest.withWords("\"tuesday water\""), 5);
    var version = new long[READS];
    for (var i = 0; i < READS; i++) {
      var start = System.nanoTime();
      ports.unitOfWork().version();
      version[i] = System.nanoTime() - start;
    }
    print(what + ", version", version);
    print(what + ", woken after", woken(ports.unitOfWork()));
  }

  /** How long after its commit those know of a change who wait for another version. */
  private static long[] woken(UnitOfWork units) {
    var after = new long[TIMES];
    for (var i = 0; i < TIMES; i++) {
      var known = units.version();
      var begun = new CountDownLatch(1);
      var woken = CompletableFuture.supplyAsync(() -> whenWoken(units, known, begun));
      awaitThat(begun);
      units.execute(() -> {});
      var committed = System.nanoTime();
      after[i] = Math.max(0, woken.join() - committed);
    }
    return after;
  }

  private static long whenWoken(UnitOfWork units, long known, CountDownLatch begun) {
    begun.countDown();
    try {
      units.awaitVersion(known, Duration.ofSeconds(30));
      return System.nanoTime();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void awaitThat(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void read(String what, OutboundPorts ports, PostQuery query) {
    read(what, ports, query, READS);
  }

  private static void read(String what, OutboundPorts ports, PostQuery query, int times) {
    var nanos = new long[times];
    for (var i = 0; i < times; i++) {
      var start = System.nanoTime();
      ports.posts().list(query, ChannelScope.ALL);
      nanos[i] = System.nanoTime() - start;
    }
    print(what, nanos);
  }

  private static void print(String what, long[] nanos) {
    Arrays.sort(nanos);
    System.out.printf(
        Locale.ROOT,
        "%-32s p50 %,8d us, p99 %,8d us%n",
        what,
        nanos[nanos.length / 2] / 1000,
        nanos[nanos.length * 99 / 100] / 1000);
  }
}
