package dev.herald.http.console;

import dev.herald.domain.statistics.WeekHour;
import dev.herald.domain.statistics.WeekHours;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The hours of a week as fields, the darker the more is read in them, and the table that says the
 * same.
 *
 * @param days seven, from the first day that a week has where the reader lives
 * @param hours 24, each with what the table says of it
 * @param fields the hours in which something happened
 * @param best the hours in which most is read, in words; empty if nothing is
 */
public record HeatChart(
    List<Day> days, List<Hour> hours, List<Square> fields, Optional<String> best) {

  public static final int DAYS = 7;
  public static final int HOURS = 24;

  /** So many hours are called the best ones. */
  private static final int BEST = 3;

  /** How dark an hour is in which hardly anything is read, to be seen at all. */
  private static final double FAINTEST = 0.12;

  /** A day of the week, as it is called. */
  public record Day(String name, String shortName) {}

  /**
   * A row of the table.
   *
   * @param counts by day
   */
  public record Hour(String time, List<String> counts) {}

  /**
   * An hour of the chart, a unit wide and high.
   *
   * @param opacity as SVG writes it; 0 if nothing is read
   * @param title what there is to say of it
   */
  public record Square(int column, int row, String opacity, boolean hasPosts, String title) {}

  static HeatChart of(WeekHours week, Reader reader) {
    var days =
        Stream.iterate(WeekFields.of(reader.locale()).getFirstDayOfWeek(), it -> it.plus(1))
            .limit(DAYS)
            .toList();
    return new HeatChart(
        days.stream()
            .map(
                it ->
                    new Day(
                        name(it, TextStyle.FULL_STANDALONE, reader),
                        name(it, TextStyle.SHORT_STANDALONE, reader)))
            .toList(),
        IntStream.range(0, HOURS).mapToObj(hour -> row(hour, days, week, reader)).toList(),
        fields(days, week, reader),
        best(week, reader));
  }

  /** The hours in which most is read, in words; empty if nothing is. */
  static Optional<String> best(WeekHours week, Reader reader) {
    var best = week.best(BEST);
    if (best.isEmpty()) return Optional.empty();
    var hours = best.stream().map(it -> name(it, week, reader)).collect(Collectors.joining(" · "));
    return Optional.of(reader.text("hours.best", hours));
  }

  private static Hour row(int hour, List<DayOfWeek> days, WeekHours week, Reader reader) {
    return new Hour(
        time(LocalTime.of(hour, week.minute()), reader),
        days.stream().map(day -> count(new WeekHour(day, hour), week, reader)).toList());
  }

  private static List<Square> fields(List<DayOfWeek> days, WeekHours week, Reader reader) {
    var fields = new ArrayList<Square>();
    var most = Math.max(1, week.most());
    for (var row = 0; row < DAYS; row++) {
      for (var column = 0; column < HOURS; column++) {
        var hour = new WeekHour(days.get(row), column);
        var count = week.at(hour);
        if (count.reads() == 0 && count.posts() == 0) continue;
        var title = name(hour, week, reader) + ": " + count(hour, week, reader);
        fields.add(new Square(column, row, opacity(count.reads(), most), count.posts() > 0, title));
      }
    }
    return fields;
  }

  private static String opacity(long reads, long most) {
    if (reads == 0) return "0";
    return String.format(Locale.ROOT, "%.2f", FAINTEST + (1 - FAINTEST) * reads / most);
  }

  private static String count(WeekHour hour, WeekHours week, Reader reader) {
    var count = week.at(hour);
    var reads = reader.number(count.reads());
    return count.posts() == 0
        ? reads
        : reader.text("hours.readsAndPosts", reads, reader.number(count.posts()));
  }

  private static String name(WeekHour hour, WeekHours week, Reader reader) {
    return reader.text(
        "hours.at",
        name(hour.day(), TextStyle.FULL_STANDALONE, reader),
        time(hour.time(week.minute()), reader));
  }

  private static String name(DayOfWeek day, TextStyle style, Reader reader) {
    return day.getDisplayName(style, reader.locale());
  }

  private static String time(LocalTime time, Reader reader) {
    return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
        .withLocale(reader.locale())
        .format(time);
  }
}
