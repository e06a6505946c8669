package dev.herald.application.port.in.operation;

import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import java.time.Duration;

/**
 * How often a backup is made, and how many of them are kept.
 *
 * @param every from {@link #MOST_OFTEN} to {@link #LEAST_OFTEN}, from one to the next
 * @param keep from 1 to {@link #MOST_KEPT}
 */
public record BackupSchedule(Duration every, int keep) {

  public static final Duration MOST_OFTEN = Duration.ofMinutes(1);
  public static final Duration LEAST_OFTEN = Duration.ofDays(366);
  public static final int MOST_KEPT = 1_000;

  /**
   * @throws InvalidValue {@code backupEvery}, in minutes, or {@code backupKeep} is out of range
   */
  public BackupSchedule {
    if (every.compareTo(MOST_OFTEN) < 0 || every.compareTo(LEAST_OFTEN) > 0) {
      throw new InvalidValue(
          Violation.outOfRange(
              "backupEvery",
              MOST_OFTEN.toMinutes(),
              LEAST_OFTEN.toMinutes(),
              "minutes",
              every.toMinutes()));
    }
    if (keep < 1 || keep > MOST_KEPT) {
      throw new InvalidValue(Violation.outOfRange("backupKeep", 1, MOST_KEPT, keep));
    }
  }
}
