package dev.herald.http.console;

import static dev.herald.domain.permission.Permission.READ_STATUS;
import static dev.herald.http.route.Access.to;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.operation.ReadFigures;
import dev.herald.application.port.in.operation.ReadWarnings;
import dev.herald.http.metrics.History;
import dev.herald.http.route.Route;
import dev.herald.http.stream.LiveStreams;
import io.javalin.http.Context;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the server does, and what is unsafe about how it is run. */
final class StatusPages {

  private static final Optional<String> VERSION =
      Optional.ofNullable(StatusPages.class.getPackage().getImplementationVersion());

  private final ReadFigures readFigures;
  private final ReadWarnings readWarnings;
  private final History history;
  private final LiveStreams streams;

  StatusPages(UseCases useCases, History history, LiveStreams streams) {
    readFigures = useCases.readFigures();
    readWarnings = useCases.readWarnings();
    this.history = history;
    this.streams = streams;
  }

  List<Route> routes(Guard guard) {
    return List.of(guard.get("/console/status", to(READ_STATUS), this::show));
  }

  private void show(Context ctx, View view) {
    var warnings =
        readWarnings.read(view.actor()).stream()
            .map(it -> WarningText.of(it, view.reader().language()))
            .toList();
    var uptime = Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
    Templates.answer(
        ctx,
        view,
        "status",
        Map.of(
            "warnings",
            warnings,
            "charts",
            new StatusCharts(history.recent(), view.reader()).all(),
            "figures",
            readFigures.read(view.actor()),
            "streams",
            streams.count(),
            "uptime",
            uptime,
            "version",
            VERSION));
  }
}
