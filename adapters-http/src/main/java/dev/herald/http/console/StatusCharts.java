package dev.herald.http.console;

import dev.herald.application.view.CacheFigures;
import dev.herald.http.metrics.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Makes the charts of the status page from samples, the oldest first. */
final class StatusCharts {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final double NANOS_PER_MILLI = 1e6;

  /** So that no line is cut off at the edges, in the units of the chart. */
  private static final int MARGIN = 2;

  private final List<Sample> samples;
  private final Reader reader;

  /** A value for each sample; NaN where there is none. */
  private record Values(String key, List<Double> all) {

    double newest() {
      return all.isEmpty() ? Double.NaN : all.get(all.size() - 1);
    }

    Stream<Double> known() {
      return all.stream().filter(it -> !it.isNaN());
    }
  }

  StatusCharts(List<Sample> samples, Reader reader) {
    this.samples = samples;
    this.reader = reader;
  }

  List<Chart> all() {
    DoubleFunction<String> bytes = it -> reader.bytes((long) it);
    return List.of(
        chart(
            "requests",
            reader::decimal,
            rate("well", it -> it.answers().well()),
            rate("refused", it -> it.answers().refused()),
            rate("failed", it -> it.answers().failed())),
        chart(
            "changes",
            reader::decimal,
            rate("published", Sample::published),
            rate("units", it -> it.store().units()),
            rate("commits", it -> it.store().commits())),
        chart(
            "batch",
            reader::decimal,
            ratio("", it -> it.store().units(), it -> it.store().commits())),
        chart(
            "latency",
            reader::millis,
            ratio("", it -> it.publishingNanos() / NANOS_PER_MILLI, Sample::published)),
        chart("queue", reader::decimal, now("", it -> it.store().waitingUnits())),
        chart(
            "lag",
            it -> reader.duration(Duration.ofMillis((long) it)),
            now("", it -> it.lag().toMillis())),
        chart("caches", reader::percent, hits("answers"), hits("tokens")),
        chart(
            "stored",
            bytes,
            now("database", it -> it.store().databaseBytes()),
            now("images", it -> it.store().imageBytes()),
            now("log", it -> it.store().logBytes())),
        chart("free", bytes, now("", it -> it.store().freeBytes())),
        chart("heap", bytes, now("", Sample::heapBytes)));
  }

  private static String text(DoubleFunction<String> inWords, double value) {
    return Double.isNaN(value) ? "–" : inWords.apply(value);
  }

  private Values now(String key, ToDoubleFunction<Sample> value) {
    return new Values(key, samples.stream().mapToDouble(value).boxed().toList());
  }

  /** What happened in a second. */
  private Values rate(String key, ToDoubleFunction<Sample> count) {
    return between(
        key,
        (before, after) ->
            grown(count, before, after) / ((after.nanos() - before.nanos()) / NANOS_PER_SECOND));
  }

  /** How much of one there was for each of the other, if there were any. */
  private Values ratio(
      String key, ToDoubleFunction<Sample> amount, ToDoubleFunction<Sample> number) {
    return between(
        key,
        (before, after) -> {
          var times = grown(number, before, after);
          return times == 0 ? Double.NaN : grown(amount, before, after) / times;
        });
  }

  private Values hits(String cache) {
    ToDoubleFunction<Sample> hits = it -> number(it, cache, CacheFigures::hits);
    ToDoubleFunction<Sample> misses = it -> number(it, cache, CacheFigures::misses);
    return ratio(cache, hits, it -> hits.applyAsDouble(it) + misses.applyAsDouble(it));
  }

  private static double number(Sample sample, String cache, ToDoubleFunction<CacheFigures> number) {
    return sample.caches().stream()
        .filter(it -> it.cache().equals(cache))
        .mapToDouble(number)
        .sum();
  }

  private static double grown(ToDoubleFunction<Sample> count, Sample before, Sample after) {
    return count.applyAsDouble(after) - count.applyAsDouble(before);
  }

  private Values between(String key, ToDoubleBiFunction<Sample, Sample> value) {
    var all = new ArrayList<Double>(samples.size());
    for (var i = 0; i < samples.size(); i++) {
      all.add(i == 0 ? Double.NaN : value.applyAsDouble(samples.get(i - 1), samples.get(i)));
    }
    return new Values(key, all);
  }

  private Chart chart(String key, DoubleFunction<String> inWords, Values... lines) {
    var highest = highest(lines);
    var made = new ArrayList<Chart.Line>();
    for (var line : lines) {
      var name = line.key().isEmpty() ? "" : reader.text("status.line." + line.key());
      made.add(
          new Chart.Line(name, text(inWords, line.newest()), path(line.all(), highest.orElse(0))));
    }
    return new Chart(reader.text("status.chart." + key), made, extent(inWords, highest));
  }

  private static OptionalDouble highest(Values... lines) {
    return Stream.of(lines).flatMap(Values::known).mapToDouble(it -> it).max();
  }

  private String extent(DoubleFunction<String> inWords, OptionalDouble highest) {
    if (samples.size() < 2) return reader.text("status.soon");
    var span = reader.duration(Duration.ofNanos(nanos()));
    if (highest.isEmpty()) return reader.text("status.nothing", span);
    return reader.text("status.extent", span, inWords.apply(highest.getAsDouble()));
  }

  /** How much time lies between the first sample and the last. */
  private long nanos() {
    return samples.get(samples.size() - 1).nanos() - samples.get(0).nanos();
  }

  /** From the left to the right, with a gap where there is no value. */
  private String path(List<Double> values, double highest) {
    var path = new StringBuilder();
    var isGap = true;
    for (var i = 0; i < values.size(); i++) {
      double value = values.get(i);
      if (!Double.isNaN(value)) {
        var point = point(i, highest == 0 ? 0 : value / highest);
        if (isGap) path.append('M').append(point); // to itself, so that a single one is a dot
        path.append('L').append(point);
      }
      isGap = Double.isNaN(value);
    }
    return path.toString();
  }

  /**
   * @param height from 0 at the bottom to 1 at the top
   */
  private String point(int index, double height) {
    var all = Math.max(1, nanos());
    var x = (double) (samples.get(index).nanos() - samples.get(0).nanos()) / all;
    return String.format(
        Locale.ROOT,
        "%.1f %.1f",
        MARGIN + x * (Chart.WIDTH - 2 * MARGIN),
        Chart.HEIGHT - MARGIN - height * (Chart.HEIGHT - 2 * MARGIN));
  }
}
