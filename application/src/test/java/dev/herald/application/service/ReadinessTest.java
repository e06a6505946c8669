package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.failure.StoreTrouble;
import dev.herald.application.failure.StoreTrouble.Kind;
import dev.herald.application.testkit.Samples;
import dev.herald.application.testkit.SettableClock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Anybody may ask whether Herald is ready, as often as they like: the store is not. */
class ReadinessTest {

  private static final StoreTrouble FULL = new StoreTrouble(Kind.DISK_FULL, "0 bytes left");

  private final SettableClock clock = new SettableClock(Samples.NOW);
  private final AtomicInteger checks = new AtomicInteger();
  private volatile Optional<StoreTrouble> trouble = Optional.empty();

  private final ReadinessService readiness =
      new ReadinessService(
          () -> {
            checks.incrementAndGet();
            return trouble;
          },
          clock);

  @Test
  void tellsWhatTheStoreSays() {
    assertThat(readiness.check()).isEmpty();

    trouble = Optional.of(FULL);
    clock.advance(Duration.ofSeconds(1));
    assertThat(readiness.check()).contains(FULL);

    trouble = Optional.empty();
    clock.advance(Duration.ofSeconds(1));
    assertThat(readiness.check()).isEmpty();
  }

  @Test
  void asksTheStoreOnceASecond() {
    for (var i = 0; i < 1_000; i++) readiness.check();
    clock.advance(Duration.ofMillis(999));
    readiness.check();

    assertThat(checks).hasValue(1);
  }

  @Test
  void asksAgainWhenTheClockIsSetBack() {
    readiness.check();
    clock.advance(Duration.ofHours(-1));
    readiness.check();

    assertThat(checks).hasValue(2);
  }

  @Test
  void nobodyWaitsForTheCheckOfAnother() throws Exception {
    var looking = new CountDownLatch(1);
    var found = new CountDownLatch(1);
    var slow =
        new ReadinessService(
            () -> {
              if (checks.incrementAndGet() == 1) return Optional.of(FULL);
              looking.countDown();
              return await(found) ? Optional.empty() : Optional.of(FULL);
            },
            clock);
    slow.check();
    clock.advance(Duration.ofSeconds(1));
    var other = new FutureTask<>(slow::check);
    new Thread(other).start();
    assertThat(await(looking)).isTrue();

    assertThat(slow.check()).as("what was found last").contains(FULL);
    found.countDown();

    assertThat(other.get(30, TimeUnit.SECONDS)).isEmpty();
    assertThat(slow.check()).isEmpty();
    assertThat(checks).hasValue(2);
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
