package dev.herald.application.port.in.operation;

import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How long entries of the audit log are kept.
 *
 * @param days from {@link #MIN_DAYS} to {@link #MAX_DAYS}; empty for ever
 */
public record AuditRetention(OptionalInt days) {

  public static final int MIN_DAYS = 1;
  public static final int MAX_DAYS = 36_500;

  /** Nothing is ever forgotten. */
  public static final AuditRetention FOREVER = new AuditRetention(OptionalInt.empty());

  /**
   * A year: long enough to look into what is found out late, but what holds network addresses of
   * people has an end.
   */
  public static final AuditRetention DEFAULT = ofDays(365);

  /**
   * @throws InvalidValue {@code auditRetention} is out of range
   */
  public AuditRetention {
    days.ifPresent(AuditRetention::check);
  }

  /**
   * So many days.
   *
   * @throws InvalidValue {@code auditRetention} is out of range
   */
  public static AuditRetention ofDays(int days) {
    return new AuditRetention(OptionalInt.of(days));
  }

  private static void check(int days) {
    if (days < MIN_DAYS || days > MAX_DAYS) {
      throw new InvalidValue(Violation.outOfRange("auditRetention", MIN_DAYS, MAX_DAYS, days));
    }
  }

  /** Entries from before this are forgotten; empty if none are. */
  public Optional<Instant> begin(Instant now) {
    return days.isEmpty()
        ? Optional.empty()
        : Optional.of(now.minus(Duration.ofDays(days.getAsInt())));
  }
}
