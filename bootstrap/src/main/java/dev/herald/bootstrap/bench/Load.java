package dev.herald.bootstrap.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * Many clients who each send a request as soon as the one before was answered.
 *
 * @param port where the server listens on this machine
 * @param connections how many clients
 * @param requests the request of each number, from 0 up
 */
record Load(int port, int connections, LongFunction<byte[]> requests) {

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
    try {
      var start = System.nanoTime();
      List<Callable<long[]>> tasks = new ArrayList<>();
      for (var i = 0; i < connections; i++) {
        long first = i;
        tasks.add(() -> client(first, goOn));
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
  private long[] client(long first, GoOn goOn) throws IOException {
    var latencies = LongStream.builder();
    try (var connection = new Connection(port)) {
      for (var number = first; goOn.with(number); number += connections) {
        var request = requests.apply(number);
        var sent = System.nanoTime();
        connection.send(request);
        latencies.add(System.nanoTime() - sent);
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
    private static final double NANOS_IN_A_SECOND = 1e9;

    private static Result of(long[] sorted, long nanos) {
      var n = sorted.length;
      return new Result(
          Math.round(n * NANOS_IN_A_SECOND / nanos),
          sorted[n / 2] / NANOS_IN_A_MILLI,
          sorted[(int) (n * 0.99)] / NANOS_IN_A_MILLI,
          sorted[n - 1] / NANOS_IN_A_MILLI);
    }

    @Override
    public String toString() {
      return "%,9d/s   p50 %6.2f ms   p99 %6.2f ms   longest %7.2f ms"
          .formatted(perSecond, p50, p99, longest);
    }
  }
}
