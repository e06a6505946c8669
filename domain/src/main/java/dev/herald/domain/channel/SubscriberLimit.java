package dev.herald.domain.channel;

import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;

/**
 * How many accounts may follow a channel. Lowering it below today's number keeps today's
 * subscribers and admits no new one.
 *
 * @param value 1 to 10 000 000
 */
public record SubscriberLimit(int value) {

  public static final int MIN = 1;
  public static final int MAX = 10_000_000;

  /** What a channel has unless its creator says otherwise; Tencent Cloud Chat's default. */
  public static final SubscriberLimit DEFAULT = new SubscriberLimit(100_000);

  /**
   * @throws InvalidValue with the rule {@code out_of_range}
   */
  public SubscriberLimit {
    if (value < MIN || value > MAX) throw new InvalidValue(outOfRange(value));
  }

  /**
   * The limit for a number from outside, which may be larger than any {@code int}.
   *
   * @throws InvalidValue with the rule {@code out_of_range}
   */
  public static SubscriberLimit of(long value) {
    if (value < MIN || value > MAX) throw new InvalidValue(outOfRange(value));
    return new SubscriberLimit((int) value);
  }

  private static Violation outOfRange(long actual) {
    return Violation.outOfRange("subscriberLimit", MIN, MAX, actual);
  }

  /** Whether a channel with this many subscribers has no place left. */
  public boolean isReachedBy(long subscribers) {
    return subscribers >= value;
  }
}
