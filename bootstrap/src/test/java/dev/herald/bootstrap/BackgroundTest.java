package dev.herald.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BackgroundTest {

  @Test
  void goesOnWhateverAStepThrows() throws Exception {
    var steps = new AtomicInteger();
    var fourth = new CountDownLatch(1);
    var background =
        Background.start("test", () -> step(steps.incrementAndGet(), fourth), Duration.ZERO);

    assertThat(fourth.await(20, TimeUnit.SECONDS)).isTrue();
    background.close();
  }

  private static Duration step(int number, CountDownLatch fourth) {
    if (number == 1) throw new IllegalStateException("in a test");
    if (number == 2) throw new OutOfMemoryError("in a test");
    if (number == 3) Thread.currentThread().interrupt();
    if (number == 4) fourth.countDown();
    return Duration.ZERO;
  }

  @Test
  void endsWhileItPauses() throws Exception {
    var first = new CountDownLatch(1);
    var background =
        Background.start(
            "test",
            () -> {
              first.countDown();
              return Duration.ofDays(1);
            },
            Duration.ZERO);
    assertThat(first.await(20, TimeUnit.SECONDS)).isTrue();

    background.close();
  }
}
