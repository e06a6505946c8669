package dev.herald.application.testkit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits for what another thread or process does. Between two questions it leaves the processor to
 * them, the longer it waits, for an eighth of that time: whoever asks without a pause slows down
 * what it waits for.
 */
public final class Await {

  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(50);
  private static final Duration A_MOMENT = Duration.ofMillis(5);

  private Await() {}

  /** What is waited for. */
  @FunctionalInterface
  public interface Condition<E extends Exception> {
    boolean isMet() throws E;
  }

  /**
   * Returns as soon as the condition is met.
   *
   * @throws AssertionError it is not within a minute, or the thread is interrupted
   */
  public static <E extends Exception> void until(Condition<E> condition) throws E {
    until(condition, LONGEST);
  }

  /** The same with another limit. */
  public static <E extends Exception> void until(Condition<E> condition, Duration longest)
      throws E {
    var begin = System.nanoTime();
    while (!condition.isMet()) {
      var waited = System.nanoTime() - begin;
      if (waited > longest.toNanos()) throw new AssertionError("Not within " + longest + ".");
      if (Thread.interrupted()) throw new AssertionError("The wait was interrupted.");
      var pause = Math.max(SHORTEST_PAUSE.toNanos(), waited / 8);
      LockSupport.parkNanos(Math.min(pause, LONGEST_PAUSE.toNanos()));
    }
  }

  /** Leaves alone for a moment who asked for it, as whoever is told 503 does, though for longer. */
  public static void aMoment() {
    LockSupport.parkNanos(A_MOMENT.toNanos());
  }
}
