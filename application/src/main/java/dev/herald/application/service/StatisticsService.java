package dev.herald.application.service;

import dev.herald.application.port.in.statistics.ReadStatistics;
import dev.herald.application.port.out.ChannelRepository;
import dev.herald.application.port.out.StatisticsRepository;
import dev.herald.domain.access.Actor;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.permission.Permission;
import dev.herald.domain.statistics.DailyCount;
import dev.herald.domain.statistics.DailyNumbers;
import dev.herald.domain.statistics.DayRange;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;

/** Reads what was counted, and fills in the days on which nothing happened. */
final class StatisticsService implements ReadStatistics {

  private final ChannelRepository channels;
  private final StatisticsRepository statistics;
  private final InstantSource clock;

  StatisticsService(
      ChannelRepository channels, StatisticsRepository statistics, InstantSource clock) {
    this.channels = channels;
    this.statistics = statistics;
    this.clock = clock;
  }

  @Override
  public List<DailyNumbers> ofChannel(Actor actor, ChannelId channel, DayRange range) {
    actor.require(Permission.READ_CHANNELS, channel);
    channels.get(channel);
    var last = min(range.to(), today());
    var counts = statistics.ofChannel(channel, range);
    var subscribers = statistics.subscribers(channel, last);
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
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
