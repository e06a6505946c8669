package dev.herald.persistence.sql;

import dev.herald.application.failure.Busy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A unit of work, from the moment it waits until its caller knows how it went.
 *
 * <p>What the writer's thread calls here allocates nothing, so that callers learn of a failure even
 * when the memory is used up.
 */
final class Unit<T> {

  /** An unpark that gets lost, as one may when the memory is used up, costs no more than this. */
  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);

  private enum State {
    WAITING,
    BEGUN,
    WITHDRAWN,
    ENDED
  }

  private final Thread caller = Thread.currentThread();
  private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
  private @Nullable Supplier<T> work;
  private @Nullable T result;
  private @Nullable Throwable failure;

  Unit(Supplier<T> work) {
    this.work = work;
  }

  /** Returns whether it may be done: its caller waits no longer if it has been withdrawn. */
  boolean begin() {
    return state.compareAndSet(State.WAITING, State.BEGUN) || state.get() == State.BEGUN;
  }

  void run() {
    if (work != null) result = work.get();
  }

  /** Forgets how it went, before it is run again. */
  void forget() {
    result = null;
    failure = null;
  }

  /** Notes why it failed; the first reason counts. */
  void fail(Throwable reason) {
    if (failure == null) failure = reason;
  }

  /** Lets the caller know how it went, unless nobody waits for it. */
  void end() {
    if (state.get() == State.WITHDRAWN) return;
    state.set(State.ENDED);
    try {
      LockSupport.unpark(caller);
    } catch (Throwable e) {
      // The caller looks by itself soon.
    }
  }

  /**
   * Waits until it is known how the work went, even if the caller is interrupted: once it has begun
   * it may be done already.
   *
   * @param longest how long to wait for it to begin
   * @param translated says what to throw for a failure of the database's
   * @throws Busy it did not begin in that time, and never will
   */
  @SuppressWarnings("NullAway") // the result of work may be null if its caller says so
  T await(Duration longest, Function<Throwable, RuntimeException> translated) {
    if (!isEndedWithin(longest)) {
      if (withdraw()) {
        throw new Busy("Too many changes are waiting.", Writer.RETRY_AFTER);
      }
      while (!isEndedWithin(LONGEST_SLEEP)) {} // it has begun
    }
    if (failure != null) throw translated.apply(failure);
    return result;
  }

  /** Waits, even if the caller is interrupted. */
  boolean isEndedWithin(Duration longest) {
    var end = System.nanoTime() + longest.toNanos();
    var interrupted = false;
    while (state.get() != State.ENDED) {
      var left = end - System.nanoTime();
      if (left <= 0) break;
      LockSupport.parkNanos(this, Math.min(left, LONGEST_SLEEP.toNanos()));
      interrupted |= Thread.interrupted();
    }
    if (interrupted) Thread.currentThread().interrupt();
    return state.get() == State.ENDED;
  }

  private boolean withdraw() {
    if (!state.compareAndSet(State.WAITING, State.WITHDRAWN)) return false;
    work = null; // it may be large, and the queue keeps it until the writer comes to it
    return true;
  }
}
