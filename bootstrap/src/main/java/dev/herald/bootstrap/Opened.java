package dev.herald.bootstrap;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was opened and must be closed, the last first. */
final class Opened implements AutoCloseable {

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  /** Remembers something that was just opened. */
  <T extends AutoCloseable> T add(T resource) {
    opened.push(resource);
    return resource;
  }

  /**
   * Closes everything, even if some of it fails.
   *
   * @throws IllegalStateException something failed; all reasons are in it
   */
  @Override
  public void close() {
    IllegalStateException failure = null;
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception | Error e) {
        if (failure == null) failure = new IllegalStateException("Herald could not be closed.", e);
        else failure.addSuppressed(e);
      }
    }
    if (failure != null) throw failure;
  }

  /** Closes everything because of a failure, which is told even if closing fails too. */
  void closeAfter(Throwable reason) {
    try {
      close();
    } catch (RuntimeException e) {
      reason.addSuppressed(e);
    }
  }
}
