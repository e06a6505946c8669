package dev.herald.domain.post;

import dev.herald.domain.id.ChannelId;
import dev.herald.domain.refusal.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

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

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
