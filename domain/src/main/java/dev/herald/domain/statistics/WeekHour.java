package dev.herald.domain.statistics;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One of the 168 hours of a week.
 *
 * @param day on which it begins
 * @param hour of the day, from 0 to 23
 */
public record WeekHour(DayOfWeek day, int hour) implements Comparable<WeekHour> {

  private static final int HOURS = 24;
  private static final Comparator<WeekHour> ORDER =
      Comparator.comparing(WeekHour::day).thenComparing(WeekHour::hour);

  /** All of them, from Monday on. */
  public static final List<WeekHour> ALL =
      Stream.of(DayOfWeek.values())
          .flatMap(day -> IntStream.range(0, HOURS).mapToObj(hour -> new WeekHour(day, hour)))
          .toList();

  public WeekHour {
    Objects.requireNonNull(day, "day");
    if (hour < 0 || hour >= HOURS) throw new IllegalArgumentException("no hour: " + hour);
  }

  /** When it begins, if hours begin so many minutes after the full ones. */
  public LocalTime time(int minute) {
    return LocalTime.of(hour, minute);
  }

  @Override
  public int compareTo(WeekHour other) {
    return ORDER.compare(this, other);
  }
}
