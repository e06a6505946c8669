package dev.herald.http.console;

import dev.herald.domain.statistics.DailyNumbers;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * A curve with a value for each day, and the table that says the same.
 *
 * @param title what it shows
 * @param line the curve, as SVG writes paths, within {@link Chart#WIDTH} and {@link Chart#HEIGHT}
 * @param area what is below it
 * @param rows the days, in words
 * @param extent the first day and the last, and which values lie between, in words
 */
public record DayChart(String title, String line, String area, List<Row> rows, String extent) {

  /** So that no line is cut off at the edges, in the units of the chart. */
  private static final int MARGIN = 2;

  /** A day of the table. */
  public record Row(String day, String value) {}

  /** What happened each day: the curve stands on 0. */
  static DayChart ofEvents(
      String title, List<DailyNumbers> days, ToLongFunction<DailyNumbers> value, Reader reader) {
    return of(title, days, value, 0, reader);
  }

  /** How many there were each day: the curve shows how they became more and less. */
  static DayChart ofSubscribers(String title, List<DailyNumbers> days, Reader reader) {
    var least = days.stream().mapToLong(DailyNumbers::subscribers).min().orElse(0);
    return of(title, days, DailyNumbers::subscribers, least, reader);
  }

  private static DayChart of(
      String title,
      List<DailyNumbers> days,
      ToLongFunction<DailyNumbers> value,
      long bottom,
      Reader reader) {
    var values = days.stream().mapToLong(value).toArray();
    var least = days.stream().mapToLong(value).min().orElse(0);
    var most = days.stream().mapToLong(value).max().orElse(0);
    var line = new StringBuilder();
    for (var i = 0; i < values.length; i++) {
      var height = most == bottom ? 0 : (double) (values[i] - bottom) / (most - bottom);
      line.append(i == 0 ? 'M' : 'L').append(point(i, values.length, height));
    }
    var rows =
        days.stream()
            .map(it -> new Row(reader.day(it.day()), reader.number(value.applyAsLong(it))))
            .toList();
    var extent =
        days.isEmpty()
            ? ""
            : reader.text(
                "chart.extent",
                rows.get(0).day(),
                rows.get(rows.size() - 1).day(),
                reader.number(least),
                reader.number(most));
    return new DayChart(title, line.toString(), area(line, values.length), rows, extent);
  }

  private static String area(CharSequence line, int size) {
    if (size == 0) return "";
    var bottom = " " + Chart.HEIGHT;
    return line + "L" + x(size - 1, size) + bottom + "L" + x(0, size) + bottom + "Z";
  }

  /**
   * @param height from 0 at the bottom to 1 at the top
   */
  private static String point(int index, int size, double height) {
    return x(index, size)
        + String.format(
            Locale.ROOT, " %.1f", Chart.HEIGHT - MARGIN - height * (Chart.HEIGHT - 2 * MARGIN));
  }

  private static String x(int index, int size) {
    var part = size < 2 ? 0.5 : (double) index / (size - 1);
    return String.format(Locale.ROOT, "%.1f", MARGIN + part * (Chart.WIDTH - 2 * MARGIN));
  }
}
