package dev.herald.http.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RareWarningTest {

  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);

  private final RareWarning warning = new RareWarning();

  @Test
  void firstIsToldAtOnceAndTheOthersOnceAMinute() {
    assertThat(warning.count(NOW)).hasValue(0);
    for (var i = 0; i < 1000; i++) assertThat(warning.count(NOW.plusMillis(i))).isEmpty();
    assertThat(warning.count(NOW.plus(RareWarning.PAUSE).minusMillis(1))).isEmpty();

    assertThat(warning.count(NOW.plus(RareWarning.PAUSE))).hasValue(1001);
    assertThat(warning.count(NOW.plus(RareWarning.PAUSE))).isEmpty();
  }

  @Test
  void clockThatWasSetBackKeepsNobodySilent() {
    warning.count(NOW);

    assertThat(warning.count(NOW.minusSeconds(3600))).hasValue(0);
  }
}
