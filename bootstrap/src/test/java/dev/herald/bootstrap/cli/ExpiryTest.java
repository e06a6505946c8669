package dev.herald.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpiryTest {

  private static final Instant NOW = Instant.parse("2026-11-24T07:45:00Z");

  @ParameterizedTest
  @CsvSource({
    "1h, 2026-11-24T08:45:00Z",
    "36h, 2026-11-25T19:45:00Z",
    "90d, 2027-02-22T07:45:00Z",
    "2027-01-31, 2027-01-31T00:00:00Z",
  })
  void isSomeTimeAwayOrADay(String text, Instant end) {
    assertThat(Expiry.of(text, NOW)).contains(end);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "d", "90", "90 d", "-1d", "1.5d", "9999999d", "soon", "2027-02-30"})
  void isNothingElse(String text) {
    assertThat(Expiry.of(text, NOW)).isEmpty();
  }

  @Test
  void isFarAwayIfItMustBe() {
    assertThat(Expiry.of("999999d", NOW)).isPresent();
  }
}
