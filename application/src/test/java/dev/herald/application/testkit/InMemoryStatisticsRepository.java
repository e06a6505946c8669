package dev.herald.application.testkit;

import dev.herald.application.port.out.StatisticsRepository;
import dev.herald.application.testkit.Tables.Published;
import dev.herald.application.testkit.Tables.Reading;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.event.DomainEvent.PostPublished;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.statistics.ChannelDay;
import dev.herald.domain.statistics.ChannelHour;
import dev.herald.domain.statistics.DailyCount;
import dev.herald.domain.statistics.DayRange;
import dev.herald.domain.statistics.DayTally;
import dev.herald.domain.statistics.DueReach;
import dev.herald.domain.statistics.HourCount;
import dev.herald.domain.statistics.PostReach;
import dev.herald.domain.statistics.ReachMoment;
import dev.herald.domain.statistics.WeekHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Counts what is stored all at once. */
public final class InMemoryStatisticsRepository implements StatisticsRepository {

  private final InMemoryStore store;

  public InMemoryStatisticsRepository(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public Optional<Progress> progress() {
    return store.read().counted;
  }

  @Override
  public void begin(long position, Instant since) {
    var tables = store.write();
    tables.days.clear();
    tables.hours.replaceAll((hour, count) -> new HourCount(count.reads(), 0));
    tables.counted = Optional.of(new Progress(position, since, false));
  }

  @Override
  public boolean countStored(int most) {
    var tables = store.write();
    var progress = tables.counted.orElseThrow();
    if (progress.isStoredCounted()) return false;
    var since = progress.since();
    for (var it : tables.subscriptions.values()) {
      count(tables, it.channel(), it.since(), since, new DailyCount(1, 0, 0, 0));
    }
    for (var post : tables.posts.values()) {
      count(tables, post.channel(), post.publishedAt(), since, new DailyCount(0, 0, 1, 0));
      post.recall()
          .ifPresent(
              it -> count(tables, post.channel(), it.at(), since, new DailyCount(0, 0, 0, 1)));
    }
    tables.counted = Optional.of(new Progress(progress.position(), since, true));
    return true;
  }

  private static void count(
      Tables tables, ChannelId channel, Instant at, Instant since, DailyCount count) {
    if (!at.isBefore(since)) return;
    add(tables, new ChannelDay(channel, LocalDate.ofInstant(at, ZoneOffset.UTC)), count);
  }

  private static void add(Tables tables, ChannelDay day, DailyCount count) {
    if (tables.isThere(day.channel())) tables.days.merge(day, count, DailyCount::plus);
  }

  @Override
  public void add(DayTally tally, long position) {
    var tables = store.write();
    var progress = tables.counted.orElseThrow();
    tally.counts().forEach((day, count) -> add(tables, day, count));
    tables.days.keySet().removeIf(it -> tally.ended().contains(it.channel()));
    tables.counted =
        Optional.of(new Progress(position, progress.since(), progress.isStoredCounted()));
  }

  @Override
  public Map<LocalDate, DailyCount> ofChannel(ChannelId channel, DayRange range) {
    return totals(ChannelScope.of(Set.of(channel)), range);
  }

  @Override
  public long subscribers(ChannelId channel, LocalDate day) {
    return subscribers(ChannelScope.of(Set.of(channel)), day);
  }

  @Override
  public Map<LocalDate, DailyCount> totals(ChannelScope channels, DayRange range) {
    return store.read().days.entrySet().stream()
        .filter(it -> channels.contains(it.getKey().channel()))
        .filter(it -> range.contains(it.getKey().day()))
        .collect(Collectors.toMap(it -> it.getKey().day(), Map.Entry::getValue, DailyCount::plus));
  }

  @Override
  public long subscribers(ChannelScope channels, LocalDate day) {
    var tables = store.read();
    var now =
        tables.subscriptions.values().stream()
            .filter(it -> channels.contains(it.channel()) && tables.isThere(it.channel()))
            .count();
    return now
        - tables.days.entrySet().stream()
            .filter(it -> channels.contains(it.getKey().channel()))
            .filter(it -> it.getKey().day().isAfter(day))
            .mapToLong(it -> it.getValue().growth())
            .sum();
  }

  @Override
  public void addReading(ChannelId channel, long after, long upTo, Instant at) {
    var tables = store.write();
    tables.readings.put(tables.nextPosition(), new Reading(channel, after, upTo));
    add(tables, new ChannelHour(channel, at), new HourCount(1, 0));
  }

  @Override
  public void addPosts(Map<ChannelHour, Long> posts) {
    var tables = store.write();
    posts.forEach(
        (hour, count) -> {
          if (tables.isThere(hour.channel())) add(tables, hour, new HourCount(0, count));
        });
  }

  private static void add(Tables tables, ChannelHour hour, HourCount count) {
    tables.hours.keySet().removeIf(it -> isInThePlaceOf(hour, it));
    tables.hours.merge(hour, count, HourCount::plus);
  }

  private static boolean isInThePlaceOf(ChannelHour hour, ChannelHour other) {
    var apart = Duration.between(other.begin(), hour.begin()).toHours();
    return other.channel().equals(hour.channel()) && apart != 0 && apart % WeekHours.HOURS == 0;
  }

  @Override
  public Map<Instant, HourCount> hours(ChannelId channel, Instant from, Instant behind) {
    var tables = store.read();
    if (!tables.isThere(channel)) return Map.of();
    return tables.hours.entrySet().stream()
        .filter(it -> it.getKey().channel().equals(channel))
        .filter(it -> !it.getKey().begin().isBefore(from) && it.getKey().begin().isBefore(behind))
        .collect(Collectors.toMap(it -> it.getKey().begin(), Map.Entry::getValue));
  }

  @Override
  public void noteSubscribers(Collection<PostPublished> posts) {
    var tables = store.write();
    for (var post : posts) {
      if (!tables.isThere(post.channel())) continue;
      if (reach(post.channel(), post.sequence()).isPresent()) continue;
      var now =
          tables.subscriptions.values().stream()
              .filter(it -> it.channel().equals(post.channel()))
              .count();
      tables.published.put(
          tables.nextPosition(),
          new Published(
              post.channel(),
              post.sequence(),
              post.at(),
              now,
              Map.of(),
              Optional.of(ReachMoment.HOUR)));
    }
  }

  @Override
  public Optional<PostReach> reach(ChannelId channel, long sequence) {
    var tables = store.read();
    if (!tables.isThere(channel)) return Optional.empty();
    return tables.published.values().stream()
        .filter(it -> it.channel().equals(channel) && it.sequence() == sequence)
        .map(
            it ->
                new PostReach(
                    it.subscribers(), readers(tables, channel, sequence), it.then(), it.next()))
        .findFirst();
  }

  private static long readers(Tables tables, ChannelId channel, long sequence) {
    return tables.readings.values().stream()
        .filter(it -> it.channel().equals(channel))
        .filter(it -> it.after() < sequence && sequence <= it.upTo())
        .count();
  }

  @Override
  public List<DueReach> due(Instant now, int most) {
    var tables = store.read();
    return tables.published.values().stream()
        .filter(it -> it.isDue(now))
        .map(it -> it.due(readers(tables, it.channel(), it.sequence())))
        .sorted(Comparator.comparing(DueReach::at))
        .limit(most)
        .toList();
  }

  @Override
  public void noteReaders(DueReach due, OptionalLong readers) {
    store
        .write()
        .published
        .replaceAll(
            (position, it) ->
                it.channel().equals(due.channel())
                        && it.sequence() == due.sequence()
                        && it.next().equals(Optional.of(due.moment()))
                    ? it.with(due, readers)
                    : it);
  }
}
