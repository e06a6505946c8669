package dev.herald.domain.statistics;

import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Days of UTC, one after the other.
 *
 * @param from the first one
 * @param to the last one, not before the first
 */
public record DayRange(LocalDate from, LocalDate to) {

  /** A year and some days, to compare it with the one before. */
  public static final int MAX_DAYS = 400;

  public static final int DEFAULT_DAYS = 30;

  public DayRange {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    if (to.isBefore(from)) {
      throw new InvalidValue(Violation.of("to", "before_from", "must not be before from"));
    }
    var days = to.toEpochDay() - from.toEpochDay() + 1;
    if (days > MAX_DAYS) {
      var text = "must not be more than " + (MAX_DAYS - 1) + " days before to";
      throw new InvalidValue(Violation.of("from", "too_early", text));
    }
  }

  /**
   * The days between two, each of which may be left open.
   *
   * @param from empty for {@link #DEFAULT_DAYS} in all
   * @param to empty for today
   * @throws InvalidValue these are none, or too many
   */
  public static DayRange between(
      Optional<LocalDate> from, Optional<LocalDate> to, LocalDate today) {
    var last = to.orElse(today);
    return new DayRange(from.orElseGet(() -> last.minusDays(DEFAULT_DAYS - 1L)), last);
  }

  /** So many days up to one. */
  public static DayRange upTo(LocalDate to, int days) {
    return new DayRange(to.minusDays(days - 1L), to);
  }

  public boolean contains(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }

  public List<LocalDate> days() {
    return from.datesUntil(to.plusDays(1)).toList();
  }
}
