package dev.herald.persistence.sql;

import dev.herald.application.failure.Busy;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets few search at a time, so that connections are left for what does not take long. */
public final class SearchTurns {

  private final Semaphore turns;
  private final Duration longestWait;

  /**
   * @param most how many at a time
   * @param longestWait for how long the others wait
   */
  public SearchTurns(int most, Duration longestWait) {
    turns = new Semaphore(most, true);
    this.longestWait = longestWait;
  }

  /**
   * Searches.
   *
   * @throws Busy too many others are searching
   */
  public <T> T run(Supplier<T> search) {
    if (!acquired()) throw new Busy("Too many searches are under way.", Writer.RETRY_AFTER);
    try {
      return search.get();
    } finally {
      turns.release();
    }
  }

  private boolean acquired() {
    try {
      return turns.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
