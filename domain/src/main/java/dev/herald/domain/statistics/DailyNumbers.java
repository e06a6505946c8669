package dev.herald.domain.statistics;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A channel's day in numbers.
 *
 * @param day of UTC
 * @param subscribers how many there were when the day ended, or are by now
 */
public record DailyNumbers(LocalDate day, DailyCount count, long subscribers) {

  public DailyNumbers {
    Objects.requireNonNull(day, "day");
    Objects.requireNonNull(count, "count");
  }
}
