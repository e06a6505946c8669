package dev.herald.application.port.in.operation;

import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;

/**
 * How long events are kept. What a receiver did not get by then becomes a dead letter, which can be
 * redelivered.
 *
 * @param days from {@link #MIN_DAYS} to {@link #MAX_DAYS}
 */
public record EventRetention(int days) {

  /**
   * A day in which a delivery is tried, and one by which the clock may be ahead for a while: what
   * has only seemed to wait for long is not given up.
   */
  public static final int MIN_DAYS = 2;

  public static final int MAX_DAYS = 3650;

  /** Thirty days. */
  public static final EventRetention DEFAULT = new EventRetention(30);

  /**
   * @throws InvalidValue {@code eventRetention} is out of range
   */
  public EventRetention {
    if (days < MIN_DAYS || days > MAX_DAYS) {
      throw new InvalidValue(Violation.outOfRange("eventRetention", MIN_DAYS, MAX_DAYS, days));
    }
  }
}
