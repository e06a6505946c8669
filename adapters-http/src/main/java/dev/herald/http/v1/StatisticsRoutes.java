package dev.herald.http.v1;

import static dev.herald.domain.permission.Permission.READ_CHANNELS;
import static dev.herald.domain.permission.Permission.READ_POSTS;
import static dev.herald.http.auth.Authentication.actor;
import static dev.herald.http.route.Access.to;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.statistics.ReadStatistics;
import dev.herald.domain.draft.DraftState.Scheduled;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.statistics.DailyNumbers;
import dev.herald.domain.statistics.DayRange;
import dev.herald.http.answer.DaysCsv;
import dev.herald.http.answer.HoursCsv;
import dev.herald.http.json.Json;
import dev.herald.http.request.Headers;
import dev.herald.http.request.QueryParameters;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How channels and posts do, in numbers. */
final class StatisticsRoutes {

  private static final ZoneId UTC = ZoneId.of("UTC");

  private final ReadStatistics readStatistics;
  private final InstantSource clock;

  StatisticsRoutes(UseCases useCases, InstantSource clock) {
    readStatistics = useCases.readStatistics();
    this.clock = clock;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/api/v1/channels/{id}/statistics", to(READ_CHANNELS), this::ofChannel),
        Route.get("/api/v1/channels/{id}/statistics/hours", to(READ_CHANNELS), this::hoursOf),
        Route.get("/api/v1/statistics", to(READ_CHANNELS), this::ofAll),
        Route.get("/api/v1/posts/{postId}/statistics", to(READ_POSTS), this::ofPost));
  }

  private void ofChannel(Context ctx) {
    var id = Paths.channelId(ctx, "id");
    answer(ctx, Optional.of(id), range -> readStatistics.ofChannel(actor(ctx), id, range));
  }

  private void ofAll(Context ctx) {
    answer(ctx, Optional.empty(), range -> readStatistics.ofAll(actor(ctx), range));
  }

  /** Never from memory: what is counted changes without anything else being changed. */
  private void answer(
      Context ctx, Optional<ChannelId> channel, Function<DayRange, List<DailyNumbers>> read) {
    var given = QueryParameters.of(ctx, "from", "to", "format");
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    var range = DayRange.between(given.day("from"), given.day("to"), today);
    var wantsCsv = wantsCsv(ctx, given);
    var days = read.apply(range);
    if (wantsCsv) {
      DaysCsv.answer(ctx, channel.map(ChannelId::value).orElse("all"), days);
      return;
    }
    ctx.header("Cache-Control", "private, no-cache");
    ctx.contentType("application/json").result(Json.bytes(StatisticsJson.of(channel, range, days)));
  }

  private static boolean wantsCsv(Context ctx, QueryParameters given) {
    var format = given.oneOf(Format.class, "format");
    return format.map(Format.CSV::equals).orElseGet(() -> Headers.wantsCsv(ctx));
  }

  private void hoursOf(Context ctx) {
    var id = Paths.channelId(ctx, "id");
    var given = QueryParameters.of(ctx, "timeZone", "format");
    var zone = given.value("timeZone", Scheduled::zone).orElse(UTC);
    var wantsCsv = wantsCsv(ctx, given);
    var week = readStatistics.hoursOf(actor(ctx), id, zone);
    if (wantsCsv) {
      HoursCsv.answer(ctx, id, week);
      return;
    }
    ctx.header("Cache-Control", "private, no-cache");
    ctx.contentType("application/json").result(Json.bytes(WeekHoursJson.of(id, week)));
  }

  private void ofPost(Context ctx) {
    var post = Paths.postId(ctx);
    var reach = readStatistics.ofPost(actor(ctx), post);
    ctx.header("Cache-Control", "private, no-cache");
    ctx.contentType("application/json").result(Json.bytes(PostReachJson.of(post, reach)));
  }

  private enum Format {
    JSON,
    CSV
  }
}
