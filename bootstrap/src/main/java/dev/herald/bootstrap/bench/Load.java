package dev.herald.bootstrap.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * Many clients who each send one request after the other.
 *
 * @param ports where the servers listen on this machine, to which the clients go by turns
 * @param connections how many clients
 * @param rate how many requests become due in a second, whether the server keeps up or not; with 0
 *     each client sends its next as soon as the one before was answered
 * @param requests the request of each number, from 0 up
 */
record Load(List<Integer> ports, int connections, long rate, LongFunction<byte[]> requests) {

  private static final long NANOS_IN_A_SECOND = 1_000_000_000;

  /** As fast as the clients and the server can. */
  static Load saturating(int port, int connections, LongFunction<byte[]> requests) {
    return new Load(List.of(port), connections, 0, requests);
  }

  /** Sends requests for so long. */
  Result during(Duration time) throws IOException {
    var end = System.nanoTime() + time.toNanos();
    return run(number -> System.nanoTime() < end);
  }

  /** Sends so many requests. */
  Result times(long count) throws IOException {
    return run(number -> number < count);
  }

  @FunctionalInterface
  private interface GoOn {
    boolean with(long number);
  }

  private Result run(GoOn goOn) throws IOException {
    var clients = Executors.newFixedThreadPool(connections);
    var ready = new CyclicBarrier(connections); // or else the first would be late, not the server
    try {
      var start = System.nanoTime();
      List<Callable<long[]>> tasks = new ArrayList<>();
      for (var i = 0; i < connections; i++) {
        var first = i;
        tasks.add(() -> client(first, ready, goOn));
      }
      var latencies = LongStream.builder();
      for (var client : clients.invokeAll(tasks)) {
        Arrays.stream(client.get()).forEach(latencies);
      }
      return Result.of(latencies.build().sorted().toArray(), System.nanoTime() - start);
    } catch (ExecutionException e) {
      throw new IOException("a client failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the load was interrupted", e);
    } finally {
      clients.shutdownNow();
    }
  }

  /** The requests of one client, each as many numbers on as there are clients. */
  private long[] client(int first, CyclicBarrier ready, GoOn goOn)
      throws IOException, InterruptedException, BrokenBarrierException {
    var latencies = LongStream.builder();
    try (var connection = new Connection(ports.get(first % ports.size()))) {
      ready.await();
      var start = System.nanoTime();
      for (long number = first; goOn.with(number); number += connections) {
        var request = requests.apply(number);
        var due = rate == 0 ? System.nanoTime() : start + number * NANOS_IN_A_SECOND / rate;
        LockSupport.parkNanos(due - System.nanoTime());
        connection.send(request);
        latencies.add(System.nanoTime() - due);
      }
    }
    return latencies.build().toArray();
  }

  /**
   * How it went.
   *
   * @param perSecond answers in a second
   * @param p50 the time in milliseconds within which half of them came
   * @param p99 the time in milliseconds within which 99 of 100 came
   */
  record Result(long perSecond, double p50, double p99, double longest) {

    private static final double NANOS_IN_A_MILLI = 1e6;

    private static Result of(long[] sorted, long nanos) {
      var n = sorted.length;
      return new Result(
          Math.round((double) n * NANOS_IN_A_SECOND / nanos),
          sorted[n / 2] / NANOS_IN_A_MILLI,
          sorted[(int) (n * 0.99)] / NANOS_IN_A_MILLI,
          sorted[n - 1] / NANOS_IN_A_MILLI);
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%,9d/s   p50 %6.2f ms   p99 %6.2f ms   longest %7.2f ms",
          perSecond,
          p50,
          p99,
          longest);
    }
  }
}
