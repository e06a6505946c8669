package dev.herald.application.testkit;

import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The database that all in-memory adapters share. Work changes a copy, which replaces what was
 * there when the work is done: work that fails leaves nothing behind, and a reader never sees half
 * of it.
 */
public final class InMemoryStore {

  private final ReentrantLock alone = new ReentrantLock();
  private volatile Tables committed = new Tables();
  private volatile long version;
  private @Nullable Tables working;

  /** Whether the work that is being done changes what readers see. */
  private boolean isSeen;

  /** What a reader sees: inside a unit of work, its own writes too. */
  Tables read() {
    return alone.isHeldByCurrentThread() ? Objects.requireNonNull(working) : committed;
  }

  /**
   * What can be written to.
   *
   * @throws IllegalStateException outside a unit of work
   */
  Tables write() {
    if (!alone.isHeldByCurrentThread()) {
      throw new IllegalStateException("a write outside a unit of work");
    }
    return read();
  }

  long version() {
    return version;
  }

  /** Does work that changes what readers see. */
  <T> T execute(Supplier<T> work) {
    return executeUnseen(
        () -> {
          isSeen = true;
          return work.get();
        });
  }

  /** Does work, which counts as seen if some work inside it is. */
  <T> T executeUnseen(Supplier<T> work) {
    if (alone.isHeldByCurrentThread()) return work.get();
    alone.lock();
    try {
      working = committed.copy();
      var result = work.get();
      committed = working;
      if (isSeen) version++;
      return result;
    } finally {
      isSeen = false;
      working = null;
      alone.unlock();
    }
  }
}
