package dev.herald.http.v1;

import static dev.herald.domain.permission.Permission.READ_CHANNELS;
import static dev.herald.http.auth.Authentication.actor;
import static dev.herald.http.route.Access.to;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.statistics.ReadStatistics;
import dev.herald.domain.statistics.DayRange;
import dev.herald.http.answer.DaysCsv;
import dev.herald.http.json.Json;
import dev.herald.http.request.Headers;
import dev.herald.http.request.QueryParameters;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** How channels do, in numbers. */
final class StatisticsRoutes {

  private final ReadStatistics readStatistics;
  private final InstantSource clock;

  StatisticsRoutes(UseCases useCases, InstantSource clock) {
    readStatistics = useCases.readStatistics();
    this.clock = clock;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/api/v1/channels/{id}/statistics", to(READ_CHANNELS), this::ofChannel));
  }

  /** Never from memory: what is counted changes without anything else being changed. */
  private void ofChannel(Context ctx) {
    var given = QueryParameters.of(ctx, "from", "to", "format");
    var channel = Paths.channelId(ctx, "id");
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    var range = DayRange.between(given.day("from"), given.day("to"), today);
    var format = given.oneOf(Format.class, "format");
    var days = readStatistics.ofChannel(actor(ctx), channel, range);
    if (format.map(Format.CSV::equals).orElseGet(() -> Headers.wantsCsv(ctx))) {
      DaysCsv.answer(ctx, channel, "", days);
      return;
    }
    ctx.header("Cache-Control", "private, no-cache");
    ctx.contentType("application/json").result(Json.bytes(StatisticsJson.of(channel, range, days)));
  }

  private enum Format {
    JSON,
    CSV
  }
}
