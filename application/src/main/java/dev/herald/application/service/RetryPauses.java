package dev.herald.application.service;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long to wait before a delivery that failed is tried again: longer and longer at first, then
 * half an hour each time, so that a receiver that is back soon gets everything; for a day.
 */
final class RetryPauses {

  private static final List<Duration> FIRST =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          Duration.ofSeconds(30),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15));

  /** The longest of all pauses. */
  static final Duration THEN = Duration.ofMinutes(30);

  private static final int MOST = FIRST.size() + 47;

  private RetryPauses() {}

  /** The pause after so many attempts; empty if it was the last. */
  static Optional<Duration> after(int attempts) {
    if (attempts > MOST) return Optional.empty();
    return Optional.of(attempts > FIRST.size() ? THEN : FIRST.get(attempts - 1));
  }
}
