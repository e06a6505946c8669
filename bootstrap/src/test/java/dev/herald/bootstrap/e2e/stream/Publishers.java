package dev.herald.bootstrap.e2e.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.bootstrap.e2e.Client;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Programs that publish at the same time, each over a connection of its own. */
final class Publishers implements AutoCloseable {

  private static final int CONNECTIONS = 16;
  private static final long PATIENCE_SECONDS = 60;

  private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
  private final Client client;
  private final List<String> channels;
  private final String text;

  /**
   * @param channels which get a post each in turn
   * @param text what posts say
   */
  Publishers(Client client, List<String> channels, String text) {
    this.client = client;
    this.channels = channels;
    this.text = text;
  }

  /** Publishes so many posts, and returns when all are acknowledged. */
  void publish(int count) throws Exception {
    var next = new AtomicInteger();
    for (var work : onEachConnection(() -> publishUpTo(count, next))) {
      work.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  private Void publishUpTo(int count, AtomicInteger next) throws Exception {
    for (var i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
      assertThat(publishNext(i)).isEqualTo(201);
    }
    return null;
  }

  private int publishNext(int number) throws Exception {
    var channel = channels.get(number % channels.size());
    return client.post("/api/v1/channels/" + channel + "/posts", Map.of("text", text)).statusCode();
  }

  /** Publishes without end, and has this done once so many posts are acknowledged. */
  void publishUntil(int count, Runnable end) throws Exception {
    var next = new AtomicInteger();
    var enough = new CountDownLatch(count);
    var all = onEachConnection(() -> publishUntilItFails(next, enough));
    assertThat(enough.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    end.run();
    for (var work : all) work.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private Void publishUntilItFails(AtomicInteger next, CountDownLatch enough) {
    try {
      while (publishNext(next.getAndIncrement()) == 201) enough.countDown();
    } catch (Exception e) {
      // The server is gone. Whether it did the last of it, the list of posts says later.
    }
    return null;
  }

  private List<Future<Void>> onEachConnection(Callable<Void> work) {
    var all = new ArrayList<Future<Void>>();
    for (var i = 0; i < CONNECTIONS; i++) all.add(threads.submit(work));
    return all;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
