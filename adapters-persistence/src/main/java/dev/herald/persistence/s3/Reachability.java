package dev.herald.persistence.s3;

import dev.herald.application.failure.Busy;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets nobody wait for a server that does not answer, but the few who find that out: once one call
 * has failed, all others are refused at once, and one at a time tries again. While it answers, only
 * so many wait for it at the same time that others have threads left. Safe for use by many threads.
 */
final class Reachability {

  private static final int MOST_WAITING = 32;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final Duration pause;
  private final LongSupplier nanos;
  private final Semaphore free = new Semaphore(MOST_WAITING);
  private @Nullable String trouble;
  private long since;
  private boolean isTried;

  /**
   * @param pause after a failure, until one may try again
   * @param nanos a clock of nanoseconds that only goes forward
   */
  Reachability(Duration pause, LongSupplier nanos) {
    this.pause = pause;
    this.nanos = nanos;
    since = nanos.getAsLong() - Duration.ofDays(1).toNanos();
  }

  /**
   * Takes the right to call, for {@link #release} to give back.
   *
   * @throws Busy the server was away just now, or too many wait for it
   */
  void take() {
    requireHope();
    try {
      if (free.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        if (isAdmitted()) return;
        free.release();
        throw away();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw busy("Too many wait for the store of images.");
  }

  private synchronized void requireHope() {
    if (isHopeless()) throw away();
  }

  /** What was hoped for may have been in vain while there was no room. */
  private synchronized boolean isAdmitted() {
    if (isHopeless()) return false;
    isTried = trouble != null;
    return true;
  }

  private boolean isHopeless() {
    return trouble != null && (isTried || age() < pause.toNanos());
  }

  private static Busy away() {
    return busy("The store of images can't be reached.");
  }

  static Busy busy(String message) {
    return new Busy(message, RETRY_AFTER);
  }

  void release() {
    free.release();
  }

  synchronized void succeeded() {
    trouble = null;
    isTried = false;
    since = nanos.getAsLong();
  }

  synchronized void failed(String why) {
    trouble = why;
    isTried = false;
    since = nanos.getAsLong();
  }

  /** What the last call failed of; null if it did not. */
  synchronized @Nullable String trouble() {
    return trouble;
  }

  /** For how many nanoseconds that has been known. */
  synchronized long age() {
    return nanos.getAsLong() - since;
  }
}
