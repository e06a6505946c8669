package dev.herald.http.stream;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * Has a few tasks done at a time by threads that others need, too: what comes by the thousand keeps
 * nobody else waiting.
 */
final class FewAtATime {

  private final int most;
  private final Queue<Task> waiting = new ArrayDeque<>();
  private int running;

  private record Task(Runnable work, Executor threads) {}

  FewAtATime(int most) {
    this.most = most;
  }

  /** Has it done by one of these threads, when it is its turn. */
  void execute(Runnable work, Executor threads) {
    synchronized (this) {
      waiting.add(new Task(work, threads));
    }
    next();
  }

  private void next() {
    Task task;
    synchronized (this) {
      if (running == most) return;
      task = waiting.poll();
      if (task == null) return;
      running++;
    }
    try {
      task.threads.execute(() -> run(task));
    } catch (RuntimeException e) {
      over();
      throw e;
    }
  }

  private void run(Task task) {
    try {
      task.work.run();
    } finally {
      over();
      next();
    }
  }

  private synchronized void over() {
    running--;
  }
}
