package dev.herald.http.console;

import static dev.herald.domain.permission.Permission.READ_CHANNELS;
import static dev.herald.http.route.Access.to;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.channel.ReadChannels;
import dev.herald.application.port.in.draft.ReadDrafts;
import dev.herald.application.port.in.post.ReadPosts;
import dev.herald.application.port.in.statistics.ReadStatistics;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.PostQuery;
import dev.herald.application.view.ScheduleQuery;
import dev.herald.domain.channel.Channel;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.permission.Permission;
import dev.herald.domain.statistics.DayRange;
import dev.herald.http.answer.DaysCsv;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What there is to know at a glance: of all channels that the reader sees. */
final class HomePages {

  /** How many of each list are shown. */
  private static final PageRequest SOME = PageRequest.first(5);

  private final UseCases useCases;
  private final ReadChannels readChannels;
  private final ReadStatistics readStatistics;
  private final ReadDrafts readDrafts;
  private final ReadPosts readPosts;
  private final ChannelFinder finder;
  private final HomeTiles tiles;
  private final Attention attention;
  private final InstantSource clock;

  HomePages(UseCases useCases, InstantSource clock) {
    this.useCases = useCases;
    readChannels = useCases.readChannels();
    readStatistics = useCases.readStatistics();
    readDrafts = useCases.readDrafts();
    readPosts = useCases.readPosts();
    finder = new ChannelFinder(readChannels);
    tiles = new HomeTiles(useCases);
    attention = new Attention(useCases, finder);
    this.clock = clock;
  }

  List<Route> routes(Guard guard) {
    return List.of(
        guard.get("/console/home", to(READ_CHANNELS), this::show),
        guard.get("/console/home/csv", to(READ_CHANNELS), this::csv));
  }

  private void show(Context ctx, View view) {
    var isEmpty = readChannels.list(view.actor(), "", PageRequest.first(1)).items().isEmpty();
    var channels = new HashMap<ChannelId, Optional<Channel>>();
    Templates.answer(
        ctx,
        view,
        "home",
        Map.of(
            "firstSteps", FirstSteps.left(useCases, ctx, view),
            "isEmpty", isEmpty,
            "tiles", tiles.of(readStatistics.ofAll(view.actor(), days()), view),
            "troubles", attention.of(view),
            "next", next(view, channels),
            "posts", posts(view, channels),
            "key", FormKey.create()));
  }

  private DayRange days() {
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return DayRange.upTo(today, DayRange.DEFAULT_DAYS);
  }

  private List<DraftCard> next(View view, Map<ChannelId, Optional<Channel>> channels) {
    if (!view.permissions().may(Permission.WRITE_DRAFTS)) return List.of();
    return readDrafts.scheduled(view.actor(), ScheduleQuery.all(SOME)).items().stream()
        .map(it -> it.draft())
        .flatMap(
            it ->
                find(it.channel(), view, channels)
                    .map(channel -> DraftCard.of(it, channel, view))
                    .stream())
        .toList();
  }

  private List<PostCard> posts(View view, Map<ChannelId, Optional<Channel>> channels) {
    return readPosts.list(view.actor(), PostQuery.all(SOME)).items().stream()
        .flatMap(
            it ->
                find(it.post().channel(), view, channels)
                    .map(channel -> PostCard.of(it, channel, view))
                    .stream())
        .toList();
  }

  private Optional<Channel> find(
      ChannelId id, View view, Map<ChannelId, Optional<Channel>> channels) {
    return channels.computeIfAbsent(
        id, it -> finder.find(it.value(), view).map(found -> found.channel()));
  }

  private void csv(Context ctx, View view) {
    DaysCsv.answer(ctx, "all", readStatistics.ofAll(view.actor(), days()));
  }
}
