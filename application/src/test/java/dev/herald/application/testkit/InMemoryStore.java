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

  <T> T execute(Supplier<T> work) {
    if (alone.isHeldByCurrentThread()) return work.get();
    alone.lock();
    try {
      working = committed.copy();
      var result = work.get();
      committed = working;
      version++;
      return result;
    } finally {
      working = null;
      alone.unlock();
    }
  }
}
