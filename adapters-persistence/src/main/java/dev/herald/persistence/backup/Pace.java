package dev.herald.persistence.backup;

import java.util.concurrent.locks.LockSupport;

/**
 * Rests twice as long as it has worked, so that the processors are left for those who are served.
 */
final class Pace {

  private static final long SPELL_NANOS = 10_000_000;
  private static final long LONGEST_REST_NANOS = 200_000_000;

  private long since = System.nanoTime();

  /** The same for work that shows its progress. */
  static Progress of(Progress progress) {
    var pace = new Pace();
    return (step, done, all) -> {
      pace.rest();
      return progress.isAt(step, done, all);
    };
  }

  /** Rests if it is time to; returns whether it did. */
  boolean rest() {
    var worked = System.nanoTime() - since;
    if (worked < SPELL_NANOS) return false;
    var end = System.nanoTime() + Math.min(2 * worked, LONGEST_REST_NANOS);
    while (end - System.nanoTime() > 0) LockSupport.parkNanos(end - System.nanoTime());
    since = System.nanoTime();
    return true;
  }
}
