package dev.herald.domain.access;

import static dev.herald.domain.Invalid.assertCodes;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketLifeTest {

  @ParameterizedTest
  @ValueSource(longs = {60, 61, 86_399, 86_400})
  void isFromAMinuteToADay(long seconds) {
    assertThat(new TicketLife(seconds).seconds()).isEqualTo(seconds);
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -60, 0, 59, 86_401, Long.MAX_VALUE})
  void isNeitherShorterNorLonger(long seconds) {
    assertCodes(() -> new TicketLife(seconds)).containsExactly("seconds.out_of_range");
  }

  @Test
  void beginsWhenTheTicketIsMade() {
    assertThat(TicketLife.LONGEST.from(Instant.parse("2026-01-01T12:00:00Z")))
        .isEqualTo("2026-01-02T12:00:00Z");
  }
}
