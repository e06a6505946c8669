package dev.herald.http.metrics;

import dev.herald.application.port.in.operation.ReadFigures.Figures;
import dev.herald.application.view.CacheFigures;
import dev.herald.application.view.ReceiverFigures;
import dev.herald.application.view.StoreFigures;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** What the use cases tell in numbers, as it was when they were asked last. */
final class FiguresMetrics {

  private volatile StoreFigures store = StoreFigures.NONE;
  private final MultiGauge waiting;
  private final MultiGauge deadLetters;
  private final MultiGauge lag;
  private final BackupMetrics backups;
  private volatile List<CacheFigures> caches = List.of();

  FiguresMetrics(PrometheusMeterRegistry registry) {
    backups = new BackupMetrics(registry);
    registry.getPrometheusRegistry().register(this::batchSizes);
    for (var cache : List.of("answers", "pages", "tokens")) {
      cache(registry, cache, "hit", CacheFigures::hits);
      cache(registry, cache, "miss", CacheFigures::misses);
    }
    gauge(registry, "herald.writer.waiting", "Changes that wait.", StoreFigures::waitingUnits);
    gauge(registry, "herald.images", "Images that are kept.", StoreFigures::images);
    bytes(registry, "database", StoreFigures::databaseBytes);
    bytes(registry, "log", StoreFigures::logBytes);
    bytes(registry, "images", StoreFigures::imageBytes);
    bytes(registry, "free", StoreFigures::freeBytes);
    FunctionCounter.builder("herald.writer.changes", this, it -> it.store.units())
        .description("Changes that were written; several share a commit.")
        .register(registry);
    FunctionTimer.builder(
            "herald.writer.commits",
            this,
            it -> it.store.commits(),
            it -> it.store.writingNanos(),
            TimeUnit.NANOSECONDS)
        .description("Commits, and how long they took with all their changes.")
        .register(registry);
    waiting =
        MultiGauge.builder("herald.webhook.waiting")
            .description("Deliveries that failed and wait to be tried again.")
            .register(registry);
    deadLetters =
        MultiGauge.builder("herald.webhook.dead.letters")
            .description("Deliveries that are tried no more.")
            .register(registry);
    lag =
        MultiGauge.builder("herald.webhook.lag")
            .description("Age of the oldest event that a receiver was not yet told of.")
            .baseUnit("seconds")
            .register(registry);
  }

  private void bytes(MeterRegistry registry, String what, ToDoubleFunction<StoreFigures> bytes) {
    Gauge.builder("herald.storage", this, it -> bytes.applyAsDouble(it.store))
        .description("How large what Herald stores is, and how much room is left.")
        .baseUnit("bytes")
        .tag("what", what)
        .register(registry);
  }

  private void gauge(
      MeterRegistry registry, String name, String words, ToDoubleFunction<StoreFigures> figure) {
    Gauge.builder(name, this, it -> figure.applyAsDouble(it.store))
        .description(words)
        .register(registry);
  }

  private void cache(
      MeterRegistry registry, String cache, String result, ToDoubleFunction<CacheFigures> number) {
    FunctionCounter.builder("herald.cache.gets", this, it -> it.number(cache, number))
        .description("How often what was asked for was kept already, and how often it was not.")
        .tag("cache", cache)
        .tag("result", result)
        .register(registry);
  }

  private double number(String cache, ToDoubleFunction<CacheFigures> number) {
    return caches.stream().filter(it -> it.cache().equals(cache)).mapToDouble(number).sum();
  }

  /** Micrometer has histograms of what it measured itself alone. */
  private MetricSnapshot batchSizes() {
    var sizes = store.commitSizes();
    var bounds =
        Stream.concat(
            sizes.bounds().stream().map(Long::doubleValue), Stream.of(Double.POSITIVE_INFINITY));
    var counts = Stream.concat(sizes.counts().stream(), Stream.of(0L));
    var buckets = ClassicHistogramBuckets.of(bounds.toList(), counts.toList());
    return HistogramSnapshot.builder()
        .name("herald_writer_batch_size")
        .help("How many changes shared a commit.")
        .dataPoint(
            HistogramDataPointSnapshot.builder()
                .classicHistogramBuckets(buckets)
                .sum((double) store.units())
                .build())
        .build();
  }

  void update(Figures figures, List<CacheFigures> allCaches) {
    store = figures.store();
    caches = allCaches;
    backups.update(figures.backups());
    waiting.register(rows(figures.receivers(), ReceiverFigures::waiting), true);
    deadLetters.register(rows(figures.receivers(), ReceiverFigures::deadLetters), true);
    lag.register(rows(figures.receivers(), it -> it.lag().toMillis() / 1000.0), true);
  }

  private static List<Row<?>> rows(
      List<ReceiverFigures> receivers, ToDoubleFunction<ReceiverFigures> figure) {
    return receivers.stream()
        .<Row<?>>map(
            it -> Row.of(Tags.of("receiver", it.receiver().value()), figure.applyAsDouble(it)))
        .toList();
  }
}
