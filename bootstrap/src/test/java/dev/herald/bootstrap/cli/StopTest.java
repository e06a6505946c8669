package dev.herald.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** However a server stops, the process ends, and its exit code says how it went. */
class StopTest {

  private static final Duration NEVER = Duration.ofDays(1);

  private final CompletableFuture<Integer> ended = new CompletableFuture<>();

  @Test
  void saysThatAllWentWell() throws Exception {
    new Stop(() -> {}, () -> {}, NEVER, ended::complete).run();

    assertThat(exitCode()).isZero();
  }

  @Test
  void saysWhyTheProcessEndsByItself() throws Exception {
    var stop = new Stop(() -> {}, () -> {}, NEVER, ended::complete);
    stop.exitCode(3);
    stop.run();

    assertThat(exitCode()).isEqualTo(3);
  }

  @Test
  void endsTheProcessIfAnErrorStrikes() throws Exception {
    AutoCloseable broken =
        () -> {
          throw new OutOfMemoryError("in a test");
        };
    new Stop(() -> {}, broken, NEVER, ended::complete).run();

    assertThat(exitCode()).isEqualTo(1);
  }

  @Test
  void endsTheProcessIfTheServerDoesNotStop() throws Exception {
    var forever = new CountDownLatch(1);
    var stop = new Stop(() -> {}, forever::await, Duration.ofMillis(1), ended::complete);
    var stopping = new Thread(stop::run);
    stopping.start();

    assertThat(exitCode()).isEqualTo(Stop.TOO_LATE);
    forever.countDown();
    stopping.join();
  }

  private int exitCode() throws Exception {
    return ended.get(20, TimeUnit.SECONDS);
  }
}
