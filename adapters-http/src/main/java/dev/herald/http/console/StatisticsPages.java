package dev.herald.http.console;

import static dev.herald.domain.permission.Permission.READ_CHANNELS;
import static dev.herald.http.route.Access.to;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.channel.ReadChannels;
import dev.herald.application.port.in.post.ReadPosts;
import dev.herald.application.port.in.statistics.ReadStatistics;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.PostQuery;
import dev.herald.domain.channel.Channel;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.statistics.DailyNumbers;
import dev.herald.domain.statistics.DayRange;
import dev.herald.domain.statistics.WeekHours;
import dev.herald.http.answer.DaysCsv;
import dev.herald.http.answer.HoursCsv;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** How a channel does, in numbers. */
final class StatisticsPages {

  /** How many days one can look back. */
  private static final List<Integer> RANGES = List.of(30, 90, 365);

  /** Among so many of the latest posts the most read ones are looked for. */
  private static final PageRequest LATEST = PageRequest.first(50);

  private static final int MOST_READ = 5;

  private final ReadChannels readChannels;
  private final ReadStatistics readStatistics;
  private final ReadPosts readPosts;
  private final InstantSource clock;

  StatisticsPages(UseCases useCases, InstantSource clock) {
    readChannels = useCases.readChannels();
    readStatistics = useCases.readStatistics();
    readPosts = useCases.readPosts();
    this.clock = clock;
  }

  List<Route> routes(Guard guard) {
    return List.of(
        guard.get("/console/channel/statistics", to(READ_CHANNELS), this::show),
        guard.get("/console/channel/statistics/csv", to(READ_CHANNELS), this::csv),
        guard.get("/console/channel/statistics/hours/csv", to(READ_CHANNELS), this::hoursCsv));
  }

  private void show(Context ctx, View view) {
    var id = id(ctx);
    var channel = readChannels.get(view.actor(), id).channel();
    var days = readStatistics.ofChannel(view.actor(), id, range(ctx));
    Templates.answer(
        ctx,
        view,
        "statistics",
        Map.of(
            "id", id.value(),
            "name", channel.info().name().value(),
            "length", length(ctx),
            "ranges", RANGES,
            "tiles", tiles(days, view.reader()),
            "hours", HeatChart.of(hours(id, view), view.reader()),
            "mostRead", mostRead(channel, view)));
  }

  private WeekHours hours(ChannelId channel, View view) {
    return readStatistics.hoursOf(view.actor(), channel, view.reader().zone());
  }

  private static ChannelId id(Context ctx) {
    return new ChannelId(Queries.text(ctx, "id"));
  }

  private static int length(Context ctx) {
    var asked = Queries.text(ctx, "days");
    return RANGES.stream().filter(it -> asked.equals(it.toString())).findFirst().orElse(30);
  }

  private DayRange range(Context ctx) {
    return DayRange.upTo(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), length(ctx));
  }

  private static List<Tile> tiles(List<DailyNumbers> days, Reader reader) {
    var subscribers = reader.text("channels.subscribers");
    return List.of(
        new Tile(
            subscribers,
            reader.number(days.get(days.size() - 1).subscribers()),
            "",
            Optional.of(DayChart.ofSubscribers(subscribers, days, reader)),
            Optional.empty()),
        tile(reader.text("statistics.joins"), days, it -> it.count().joins(), reader),
        tile(reader.text("statistics.leaves"), days, it -> it.count().leaves(), reader),
        tile(reader.text("statistics.posts"), days, it -> it.count().posts(), reader));
  }

  private static Tile tile(
      String label, List<DailyNumbers> days, ToLongFunction<DailyNumbers> value, Reader reader) {
    return new Tile(
        label,
        reader.number(days.stream().mapToLong(value).sum()),
        "",
        Optional.of(DayChart.ofEvents(label, days, value, reader)),
        Optional.empty());
  }

  private List<ReadPost> mostRead(Channel channel, View view) {
    var latest = readPosts.list(view.actor(), PostQuery.all(LATEST).inChannel(channel.id()));
    return latest.items().stream()
        .filter(post -> !post.post().isRecalled())
        .flatMap(
            post ->
                readStatistics.ofPost(view.actor(), post.post().id()).stream()
                    .map(it -> new ReadPost(PostCard.of(post, channel, view), it)))
        .sorted(Comparator.comparingDouble((ReadPost it) -> it.reach().share()).reversed())
        .limit(MOST_READ)
        .toList();
  }

  private void csv(Context ctx, View view) {
    var id = id(ctx);
    DaysCsv.answer(ctx, id.value(), readStatistics.ofChannel(view.actor(), id, range(ctx)));
  }

  private void hoursCsv(Context ctx, View view) {
    var id = id(ctx);
    HoursCsv.answer(ctx, id, hours(id, view));
  }
}
