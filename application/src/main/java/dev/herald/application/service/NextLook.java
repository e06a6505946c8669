package dev.herald.application.service;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * When to look into the store again: after a second at the latest, as the operator may have changed
 * something there.
 */
final class NextLook {

  private static final Duration LATEST = Duration.ofSeconds(1);

  private final InstantSource clock;
  private Instant moment = Instant.MIN;

  NextLook(InstantSource clock) {
    this.clock = clock;
  }

  /** What is further away than a second was noted before the clock was set back. */
  boolean isToCome() {
    var now = clock.instant();
    return now.isBefore(moment) && !moment.isAfter(now.plus(LATEST));
  }

  void setNow() {
    moment = Instant.MIN;
  }

  void setLatest() {
    set(Optional.empty());
  }

  /** Sets it to a moment, if there is one and it comes before the latest. */
  void set(Optional<Instant> earlier) {
    var latest = clock.instant().plus(LATEST);
    moment = earlier.filter(latest::isAfter).orElse(latest);
  }
}
