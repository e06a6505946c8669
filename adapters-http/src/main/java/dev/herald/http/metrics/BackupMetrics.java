package dev.herald.http.metrics;

import dev.herald.application.port.in.operation.ReadBackups.Made;
import dev.herald.application.port.in.operation.ReadBackups.State;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How backups go; nothing if somebody else makes them. */
final class BackupMetrics {

  private final MultiGauge interval;
  private final MultiGauge failed;
  private final MultiGauge made;
  private final MultiGauge size;
  private final MultiGauge took;

  BackupMetrics(MeterRegistry registry) {
    interval =
        gauge(registry, "interval", "seconds", "How long it is from one backup to the next.");
    failed =
        gauge(registry, "failed", null, "1 if the last try to make a backup failed, or else 0.");
    made = gauge(registry, "last.success.timestamp", "seconds", "Of when the last backup is.");
    size = gauge(registry, "last.size", "bytes", "How large its database is, without images.");
    took = gauge(registry, "last.duration", "seconds", "How long it took to make.");
  }

  private static MultiGauge gauge(
      MeterRegistry registry, String name, @Nullable String unit, String words) {
    return MultiGauge.builder("herald.backup." + name)
        .baseUnit(unit)
        .description(words)
        .register(registry);
  }

  void update(Optional<State> state) {
    var last = state.flatMap(State::last);
    show(interval, state.map(it -> seconds(it.every())));
    show(failed, state.map(it -> it.failure().isPresent() ? 1 : 0));
    show(made, last.map(it -> it.at().getEpochSecond()));
    show(size, last.map(Made::bytes));
    show(took, last.flatMap(Made::took).map(BackupMetrics::seconds));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private static void show(MultiGauge gauge, Optional<? extends Number> number) {
    gauge.register(
        number.<List<Row<?>>>map(it -> List.of(Row.of(Tags.empty(), it))).orElse(List.of()), true);
  }
}
