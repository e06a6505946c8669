package dev.herald.application.service;

import dev.herald.application.port.in.statistics.ReadStatistics;
import dev.herald.application.port.out.ChannelRepository;
import dev.herald.application.port.out.PostRepository;
import dev.herald.application.port.out.StatisticsRepository;
import dev.herald.application.view.ChannelOrder;
import dev.herald.application.view.ChannelView;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.access.Actor;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.permission.Permission;
import dev.herald.domain.statistics.DailyCount;
import dev.herald.domain.statistics.DailyNumbers;
import dev.herald.domain.statistics.DayRange;
import dev.herald.domain.statistics.PostReach;
import dev.herald.domain.statistics.WeekHours;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Reads what was counted, and fills in the days on which nothing happened. */
final class StatisticsService implements ReadStatistics {

  private final ChannelRepository channels;
  private final PostRepository posts;
  private final StatisticsRepository statistics;
  private final InstantSource clock;

  StatisticsService(
      ChannelRepository channels,
      PostRepository posts,
      StatisticsRepository statistics,
      InstantSource clock) {
    this.channels = channels;
    this.posts = posts;
    this.statistics = statistics;
    this.clock = clock;
  }

  @Override
  public List<DailyNumbers> ofChannel(Actor actor, ChannelId channel, DayRange range) {
    actor.require(Permission.READ_CHANNELS, channel);
    if (isBefore(channels.get(channel), range)) return List.of();
    return days(
        range, statistics.ofChannel(channel, range), last -> statistics.subscribers(channel, last));
  }

  @Override
  public List<DailyNumbers> ofAll(Actor actor, DayRange range) {
    actor.require(Permission.READ_CHANNELS);
    var scope = actor.channels();
    var oldest = channels.list("", ChannelOrder.OLDEST, scope, PageRequest.first(1)).items();
    if (oldest.stream().anyMatch(it -> isBefore(it, range))) return List.of();
    return days(
        range, statistics.totals(scope, range), last -> statistics.subscribers(scope, last));
  }

  @Override
  public WeekHours hoursOf(Actor actor, ChannelId channel, ZoneId zone) {
    actor.require(Permission.READ_CHANNELS, channel);
    channels.get(channel);
    var now = clock.instant();
    var none = WeekHours.of(Map.of(), zone, now);
    return WeekHours.of(statistics.hours(channel, none.from(), none.to()), zone, now);
  }

  @Override
  public Optional<PostReach> ofPost(Actor actor, PostId post) {
    actor.require(Permission.READ_POSTS);
    var found = posts.get(post, actor.channels());
    return statistics.reach(found.channel(), found.sequence());
  }

  /**
   * Whether the channel was not there yet. How many subscribers there were then is not asked, as it
   * takes all the days since. Today is there for all, also if the clock was put back.
   */
  private boolean isBefore(ChannelView channel, DayRange range) {
    return range.to().isBefore(min(day(channel.channel().createdAt()), today()));
  }

  private List<DailyNumbers> days(
      DayRange range, Map<LocalDate, DailyCount> counts, ToLongFunction<LocalDate> subscribersAt) {
    var last = min(range.to(), today());
    if (last.isBefore(range.from())) return List.of();
    var subscribers = subscribersAt.applyAsLong(last);
    var days = new ArrayDeque<DailyNumbers>();
    for (var day = last; !day.isBefore(range.from()); day = day.minusDays(1)) {
      var count = counts.getOrDefault(day, DailyCount.NONE);
      days.addFirst(new DailyNumbers(day, count, Math.max(0, subscribers)));
      subscribers -= count.growth();
    }
    return List.copyOf(days);
  }

  private static LocalDate min(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }

  private LocalDate today() {
    return day(clock.instant());
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }
}
