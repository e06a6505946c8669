package dev.herald.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A stop is announced before it begins. */
class DrainTest {

  private final CountDownLatch announced = new CountDownLatch(1);

  @Test
  void waitsAfterItIsAnnouncedUntilItIsHurried() throws Exception {
    var drain = new Drain(announced::countDown, Duration.ofDays(1));
    var over = CompletableFuture.runAsync(drain);
    assertThat(announced.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(over).isNotDone();

    drain.hurry();

    over.get(20, TimeUnit.SECONDS);
  }

  @Test
  void isAnnouncedEvenIfThereIsNoTime() {
    new Drain(announced::countDown, Duration.ZERO).run();

    assertThat(announced.getCount()).isZero();
  }

  @Test
  void endsByItself() {
    new Drain(announced::countDown, Duration.ofMillis(1)).run();

    assertThat(announced.getCount()).isZero();
  }
}
