package dev.herald.http.door;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Has a few things done at a time by threads that others need, too: what comes by the thousand
 * keeps nobody else waiting. Who waits for a turn holds no thread.
 */
public final class Turns {

  private final int most;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private int taken;

  /**
   * @param most how many may have a turn at once
   */
  public Turns(int most) {
    this.most = most;
  }

  /**
   * Takes a turn, which has to be {@linkplain #end ended}.
   *
   * @param later begins it, and must not block, if none is free now
   * @return whether it is taken now
   */
  synchronized boolean take(Runnable later) {
    if (taken == most) {
      waiting.add(later);
      return false;
    }
    taken++;
    return true;
  }

  /** Ends a turn: it goes to whoever has waited longest. */
  void end() {
    for (var next = next(); next != null; next = next()) {
      try {
        next.run();
        return;
      } catch (RuntimeException e) {
        // Its threads take nothing any more, as the server is stopping.
      }
    }
  }

  private synchronized @Nullable Runnable next() {
    var next = waiting.poll();
    if (next == null) taken--;
    return next;
  }

  /** Has it done by one of these threads, when it is its turn. */
  public void execute(Runnable work, Executor threads) {
    Runnable begin = () -> threads.execute(() -> run(work));
    if (!take(begin)) return;
    try {
      begin.run();
    } catch (RuntimeException e) {
      end();
      throw e;
    }
  }

  private void run(Runnable work) {
    try {
      work.run();
    } finally {
      end();
    }
  }
}
