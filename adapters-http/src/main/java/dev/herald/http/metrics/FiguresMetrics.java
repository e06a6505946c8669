package dev.herald.http.metrics;

import dev.herald.application.port.in.upkeep.ReadFigures.Figures;
import dev.herald.application.view.ReceiverFigures;
import dev.herald.application.view.StoreFigures;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** What the use cases tell in numbers, as it was when they were asked last. */
final class FiguresMetrics {

  private volatile StoreFigures store = StoreFigures.NONE;
  private final MultiGauge waiting;
  private final MultiGauge deadLetters;
  private final MultiGauge lag;

  FiguresMetrics(MeterRegistry registry) {
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

  void update(Figures figures) {
    store = figures.store();
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
