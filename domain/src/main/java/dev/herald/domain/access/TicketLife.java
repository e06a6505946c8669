package dev.herald.domain.access;

import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import java.time.Instant;

/**
 * For how long a stream ticket opens its stream.
 *
 * @param seconds from a minute to a day
 */
public record TicketLife(long seconds) {

  public static final int MIN_SECONDS = 60;

  public static final int MAX_SECONDS = 24 * 60 * 60;

  /** As long as can be. */
  public static final TicketLife LONGEST = new TicketLife(MAX_SECONDS);

  /**
   * @throws InvalidValue {@code seconds.out_of_range}
   */
  public TicketLife {
    if (seconds < MIN_SECONDS || seconds > MAX_SECONDS) {
      throw new InvalidValue(
          Violation.outOfRange("seconds", MIN_SECONDS, MAX_SECONDS, "seconds", seconds));
    }
  }

  /** When a ticket ends that is made now. */
  public Instant from(Instant now) {
    return now.plusSeconds(seconds);
  }
}
