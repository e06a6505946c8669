package dev.herald.domain.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.domain.shared.InvalidValue;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DayRangeTest {

  private static final LocalDate TODAY = LocalDate.of(2024, 3, 1);

  @Test
  void hasAllItsDays() {
    assertThat(DayRange.upTo(TODAY, 3).days())
        .containsExactly(LocalDate.of(2024, 2, 28), LocalDate.of(2024, 2, 29), TODAY);
  }

  @Test
  void hasThirtyDaysUpToTodayIfNothingIsSaid() {
    assertThat(DayRange.between(Optional.empty(), Optional.empty(), TODAY))
        .isEqualTo(DayRange.upTo(TODAY, 30));
  }

  @Test
  void hasAtMostFourHundredDays() {
    assertThat(DayRange.upTo(TODAY, 400).days()).hasSize(400);
    assertThatThrownBy(() -> DayRange.upTo(TODAY, 401))
        .isInstanceOf(InvalidValue.class)
        .hasMessageContaining("from must not be more than 399 days before to");
  }

  @Test
  void doesNotEndBeforeItBegins() {
    assertThatThrownBy(() -> new DayRange(TODAY, TODAY.minusDays(1)))
        .isInstanceOf(InvalidValue.class)
        .hasMessageContaining("to must not be before from");
  }

  @Test
  void refusesDaysThatAreFarApart() {
    assertThatThrownBy(() -> new DayRange(LocalDate.MIN, LocalDate.MAX))
        .isInstanceOf(InvalidValue.class);
  }
}
