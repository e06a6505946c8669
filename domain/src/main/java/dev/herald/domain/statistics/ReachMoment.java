package dev.herald.domain.statistics;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long after its publishing it is noted how many have read a post. */
public enum ReachMoment {
  HOUR(1),
  DAY(24),
  WEEK(168);

  /** What part of the time a note may come late, to be still true. */
  private static final int LATE = 60;

  private final int hours;

  ReachMoment(int hours) {
    this.hours = hours;
  }

  /** The one after so many hours. */
  public static ReachMoment ofHours(int hours) {
    for (var moment : values()) {
      if (moment.hours == hours) return moment;
    }
    throw new IllegalArgumentException("no moment is after hours: " + hours);
  }

  public int hours() {
    return hours;
  }

  public Duration after() {
    return Duration.ofHours(hours);
  }

  /** The moment that follows; empty after the last. */
  public Optional<ReachMoment> next() {
    return switch (this) {
      case HOUR -> Optional.of(DAY);
      case DAY -> Optional.of(WEEK);
      case WEEK -> Optional.empty();
    };
  }

  /**
   * Whether how many have read by now can stand for how many had then: for a minute after an hour,
   * for 24 after a day, and for 168 after a week.
   *
   * @param at when the moment was
   */
  public boolean isInTime(Instant at, Instant now) {
    return !now.isAfter(at.plus(after().dividedBy(LATE)));
  }
}
