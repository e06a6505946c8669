package dev.herald.application.testkit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits for what another thread or process does. Between two questions it leaves the processor to
 * them: whoever asks without a pause slows down what it waits for.
 */
public final class Await {

  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(1);

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
    var end = System.nanoTime() + longest.toNanos();
    while (!condition.isMet()) {
      if (System.nanoTime() > end) throw new AssertionError("Not within " + longest + ".");
      if (Thread.interrupted()) throw new AssertionError("The wait was interrupted.");
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
