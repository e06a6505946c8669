package dev.herald.domain.statistics;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * At which hours of the week a channel is read, and publishes, in a time zone.
 *
 * @param from the begin of the first hour that is counted
 * @param to the end of the last one
 * @param minute at which the hours begin: those of UTC were counted, of which a zone that is ahead
 *     by five hours and a half sees each begin at half past
 * @param counts of the hours in which something happened
 */
public record WeekHours(
    ZoneId zone, Instant from, Instant to, int minute, Map<WeekHour, HourCount> counts) {

  /** How many weeks back it is known. */
  public static final int WEEKS = 13;

  /** As many hours as are known, those of {@link #WEEKS}. */
  public static final int HOURS = WEEKS * 7 * 24;

  public WeekHours {
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    counts = Map.copyOf(counts);
  }

  /** When the first hour begins that is still known. */
  public static Instant begin(Instant now) {
    return end(now).minus(Duration.ofHours(HOURS));
  }

  /** When the hour ends that is now. */
  private static Instant end(Instant now) {
    return now.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
  }

  /**
   * Adds up hours of UTC.
   *
   * @param counts by the begin of the hour
   */
  public static WeekHours of(Map<Instant, HourCount> counts, ZoneId zone, Instant now) {
    var week = new TreeMap<WeekHour, HourCount>();
    counts.forEach(
        (begin, count) -> {
          var local = begin.atZone(zone);
          week.merge(new WeekHour(local.getDayOfWeek(), local.getHour()), count, HourCount::plus);
        });
    var minute = now.truncatedTo(ChronoUnit.HOURS).atZone(zone).getMinute();
    return new WeekHours(zone, begin(now), end(now), minute, week);
  }

  public HourCount at(WeekHour hour) {
    return counts.getOrDefault(hour, HourCount.NONE);
  }

  /** How often the busiest hour was read in. */
  public long most() {
    return counts.values().stream().mapToLong(HourCount::reads).max().orElse(0);
  }

  public long reads() {
    return counts.values().stream().mapToLong(HourCount::reads).sum();
  }

  /** The hours in which most is read, the best first; of equal ones the one that comes first. */
  public List<WeekHour> best(int most) {
    return WeekHour.ALL.stream()
        .filter(it -> at(it).reads() > 0)
        .sorted(Comparator.comparingLong((WeekHour it) -> at(it).reads()).reversed())
        .limit(most)
        .toList();
  }
}
