package dev.herald.application.service;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.herald.application.port.in.statistics.CountStatistics;
import dev.herald.application.port.out.EventLog;
import dev.herald.application.port.out.EventLog.Entry;
import dev.herald.application.port.out.Leases;
import dev.herald.application.port.out.Leases.Duty;
import dev.herald.application.port.out.StatisticsRepository;
import dev.herald.application.port.out.StatisticsRepository.Progress;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.domain.event.DomainEvent;
import dev.herald.domain.event.DomainEvent.PostPublished;
import dev.herald.domain.statistics.ChannelHour;
import dev.herald.domain.statistics.DayTally;
import dev.herald.domain.statistics.WeekHours;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Counts events by following the log, so that nobody who publishes or subscribes pays for it. What
 * was counted and up to where are written together: each event is counted once, whoever is killed.
 */
final class StatisticsCounter implements CountStatistics {

  /** How many events are counted in one unit of work. */
  private static final int MOST_AT_ONCE = 2_000;

  /** How much of what is stored a unit takes on at the most. */
  private static final int MOST_STORED = 20_000;

  /** Of how many posts a unit notes how many have read them. */
  private static final int MOST_DUE = 500;

  /** How long after a post its channel still counts as having the same subscribers. */
  private static final Duration JUST_NOW = Duration.ofMinutes(1);

  private static final Duration PAUSE = Duration.ofSeconds(2);

  /** Between two steps of which the second has something to do; others write meanwhile. */
  private static final Duration SHORT_PAUSE = Duration.ofMillis(50);

  private final UnitOfWork unitOfWork;
  private final EventLog events;
  private final StatisticsRepository statistics;
  private final Leases leases;
  private final InstantSource clock;

  /** Each unit goes on from where the last one has come, whoever did it: it needs no lease. */
  private final PacedWork stored;

  private OptionalLong lease = OptionalLong.empty();
  private long version = -1;

  StatisticsCounter(
      UnitOfWork unitOfWork,
      EventLog events,
      StatisticsRepository statistics,
      Leases leases,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.events = events;
    this.statistics = statistics;
    this.leases = leases;
    this.clock = clock;
    stored = new PacedWork(unitOfWork, clock, MOST_STORED, statistics::countStored);
  }

  @Override
  public Duration step() {
    lease = leases.hold(Duty.STATISTICS);
    if (lease.isEmpty()) return PAUSE;
    var work = new LeasedWork(unitOfWork, leases, Duty.STATISTICS, lease.getAsLong());
    var now = unitOfWork.version(); // before anything is read
    try {
      var isMore = areMoreDue(work); // by the clock, whatever has changed
      if (now != version) {
        if (isMore(work)) return SHORT_PAUSE;
        version = now;
      }
      if (isMore) return SHORT_PAUSE;
    } catch (LeaseLost e) {
      // Who has it now goes on from where it was written that this one had come.
    }
    return PAUSE;
  }

  /** Notes how many have read posts by now that are due; returns whether there may be more. */
  private boolean areMoreDue(UnitOfWork work) {
    var now = clock.instant();
    var due = statistics.due(now, MOST_DUE);
    if (due.isEmpty()) return false;
    return work.executeUnseen(
        () -> {
          due.forEach(it -> statistics.noteReaders(it, it.readersThen(now)));
          return due.size() == MOST_DUE;
        });
  }

  /** Counts some; returns whether there may be more. */
  private boolean isMore(UnitOfWork work) {
    var progress = statistics.progress().filter(it -> it.position() >= events.begin());
    if (progress.isEmpty()) return work.executeUnseen(this::begin);
    if (follow(work, progress.get()))
      return true; // first, for the log forgets what is at its begin
    if (progress.get().isStoredCounted()) return false;
    stored.step();
    return true;
  }

  /** Nothing was counted yet, or not before the log forgot it. */
  private boolean begin() {
    var first = events.after(events.begin(), 1).stream().map(it -> it.event().at()).findFirst();
    statistics.begin(
        first.isPresent() ? events.begin() : events.end(), first.orElseGet(clock::instant));
    return true;
  }

  private boolean follow(UnitOfWork work, Progress progress) {
    var end = events.end(); // before the entries: what comes later is for the next step
    var found = events.after(progress.position(), MOST_AT_ONCE);
    var isMore = found.size() == MOST_AT_ONCE;
    var last = found.isEmpty() ? progress.position() : found.get(found.size() - 1).position();
    var next = isMore ? last : Math.max(last, end);
    if (next == progress.position()) return false;
    var counted = found.stream().map(Entry::event).filter(it -> isCounted(it, progress)).toList();
    work.executeUnseen(() -> add(counted, progress, next));
    return isMore;
  }

  /** Of an older post, nobody knows any more how many subscribers there were. */
  private List<PostPublished> justPublished(List<DomainEvent> counted) {
    var earliest = clock.instant().minus(JUST_NOW);
    return counted.stream()
        .filter(PostPublished.class::isInstance)
        .map(PostPublished.class::cast)
        .filter(it -> it.at().isAfter(earliest))
        .toList();
  }

  /** What is too long ago for its hour to be still known is left out. */
  private Map<ChannelHour, Long> byHour(List<DomainEvent> counted) {
    var begin = WeekHours.begin(clock.instant());
    return counted.stream()
        .filter(PostPublished.class::isInstance)
        .filter(it -> !it.at().isBefore(begin))
        .collect(groupingBy(it -> new ChannelHour(it.channel(), it.at()), counting()));
  }

  private static boolean isCounted(DomainEvent event, Progress progress) {
    return !event.at().isBefore(progress.since());
  }

  private boolean add(List<DomainEvent> counted, Progress expected, long next) {
    if (!statistics.progress().equals(Optional.of(expected))) return false;
    statistics.add(DayTally.of(counted), next);
    statistics.addPosts(byHour(counted));
    statistics.noteSubscribers(justPublished(counted));
    return true;
  }

  @Override
  public void finish() {
    lease.ifPresent(token -> leases.release(Duty.STATISTICS, token));
  }
}
