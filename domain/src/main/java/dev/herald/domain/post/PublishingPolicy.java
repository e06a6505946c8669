package dev.herald.domain.post;

import dev.herald.domain.id.ChannelId;
import dev.herald.domain.refusal.Refusal;
import java.time.Duration;
import java.time.Instant;
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

  /** How far back {@link #admit} must be able to see; zero if it need not look at all. */
  public Duration window() {
    return mostPerHour < Integer.MAX_VALUE ? HOUR : leastInterval;
  }

  /**
   * Makes sure that the channel may publish now.
   *
   * @param recent when the channel published within the last {@link #window()}, newest first
   * @throws Refusal.PostingTooOften it must wait
   */
  public void admit(ChannelId channel, List<Instant> recent, Instant now) {
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
