package dev.herald.domain.post;

import dev.herald.domain.id.ChannelId;
import dev.herald.domain.refusal.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How often a channel may publish.
 *
 * @param leastInterval the time from one post to the next, zero for none; at most an hour
 * @param mostPerHour how many posts in any hour, {@link Integer#MAX_VALUE} for any number; at least
 *     1
 */
public record PublishingPolicy(Duration leastInterval, int mostPerHour) {

  private static final Duration HOUR = Duration.ofHours(1);

  /** Any number of posts at any time. */
  public static final PublishingPolicy NONE =
      new PublishingPolicy(Duration.ZERO, Integer.MAX_VALUE);

  /** Tencent Cloud Chat's: one post in a second and two in an hour. */
  public static final PublishingPolicy TENCENT = new PublishingPolicy(Duration.ofSeconds(1), 2);

  public PublishingPolicy {
    if (leastInterval.isNegative() || leastInterval.compareTo(HOUR) > 0) {
      throw new IllegalArgumentException("an interval that is not between zero and an hour");
    }
    if (mostPerHour < 1) throw new IllegalArgumentException("less than one post in an hour");
  }

  /** How many of the newest posts {@link #admit} must know of; 0 if it need not look at all. */
  public int newestNeeded() {
    if (mostPerHour < Integer.MAX_VALUE) return mostPerHour;
    return leastInterval.isZero() ? 0 : 1;
  }

  /**
   * Makes sure that the channel may publish now.
   *
   * @param newest when the channel published its newest posts. Times after {@code now}, which a
   *     clock once put into the future, don't count: they would silence the channel until then.
   * @throws Refusal.PostingTooOften it must wait
   */
  public void admit(ChannelId channel, List<Instant> newest, Instant now) {
    var recent =
        newest.stream().filter(at -> !at.isAfter(now)).sorted(Comparator.reverseOrder()).toList();
    var allowedAt = now;
    if (!leastInterval.isZero() && !recent.isEmpty()) {
      allowedAt = later(allowedAt, recent.get(0).plus(leastInterval));
    }
    if (recent.size() >= mostPerHour) {
      allowedAt = later(allowedAt, recent.get(mostPerHour - 1).plus(HOUR));
    }
    if (allowedAt.isAfter(now)) throw new Refusal.PostingTooOften(channel, allowedAt);
  }

  /**
   * The first moment at which the channel may publish one more post, so that none of those that it
   * has published or is to publish would be refused for it.
   *
   * @param taken when it has published, or is to publish; in any order
   * @param from the earliest moment that would do
   */
  public Instant nextFree(Collection<Instant> taken, Instant from) {
    var ends = List.of(leastInterval, HOUR);
    return Stream.concat(
            Stream.of(from),
            taken.stream().flatMap(at -> ends.stream().map(at::plus)).filter(from::isBefore))
        .sorted()
        .filter(moment -> isFree(moment, taken))
        .findFirst()
        .orElseThrow(); // an hour after the last one nothing is in the way
  }

  private boolean isFree(Instant moment, Collection<Instant> taken) {
    var isTooNear =
        taken.stream()
            .anyMatch(at -> Duration.between(at, moment).abs().compareTo(leastInterval) < 0);
    if (isTooNear || inHourTo(moment, taken) >= mostPerHour) return false;
    return taken.stream()
        .filter(at -> at.isAfter(moment) && at.isBefore(moment.plus(HOUR)))
        .noneMatch(at -> inHourTo(at, taken) == mostPerHour);
  }

  /** How many there are in the hour that ends with a moment. */
  private static long inHourTo(Instant end, Collection<Instant> taken) {
    return taken.stream().filter(at -> at.isAfter(end.minus(HOUR)) && !at.isAfter(end)).count();
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
