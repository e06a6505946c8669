package dev.herald.application.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OnceAMinuteTest {

  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - MINUTE / 2);
  private final OnceAMinute limit = new OnceAMinute(nanos::get);

  @Test
  void isDueAtOnceAndAgainAfterAMinute() {
    assertThat(limit.isDue()).isTrue();
    assertThat(limit.isDue()).isFalse();

    nanos.addAndGet(MINUTE - 1); // beyond the largest number, as such a clock may go
    assertThat(limit.isDue()).isFalse();
    nanos.addAndGet(1);
    assertThat(limit.isDue()).isTrue();
  }

  @Test
  void isDueToOneOfManyWhoAskAtOnce() {
    assertThat(IntStream.range(0, 1_000).parallel().filter(i -> limit.isDue()).count()).isOne();
  }
}
