package dev.herald.bootstrap;

import dev.herald.application.failure.OnceAMinute;
import dev.herald.application.failure.StorageFull;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does a step of some work again and again, on a thread of its own. Only {@link #close} ends it: it
 * goes on after whatever a step throws, an {@link Error} too, and needs no memory for that.
 */
final class Background implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Background.class);

  private final String name;
  private final Supplier<Duration> step;
  private final Duration pauseAfterFailure;
  private final OnceAMinute fullDisk = new OnceAMinute(System::nanoTime);
  private final Thread thread;
  private volatile boolean stopping;

  private Background(String name, Supplier<Duration> step, Duration pauseAfterFailure) {
    this.name = name;
    this.step = step;
    this.pauseAfterFailure = pauseAfterFailure;
    thread = new Thread(this::run, name);
    thread.setDaemon(true);
  }

  /**
   * Begins to work.
   *
   * @param step returns how long to pause until the next one
   * @param pauseAfterFailure how long to pause if a step fails instead
   */
  static Background start(String name, Supplier<Duration> step, Duration pauseAfterFailure) {
    var background = new Background(name, step, pauseAfterFailure);
    background.thread.start();
    return background;
  }

  private void run() {
    while (!stopping) pause(step());
  }

  private Duration step() {
    try {
      return step.get();
    } catch (Throwable e) {
      report(e);
      return pauseAfterFailure;
    }
  }

  private void report(Throwable failure) {
    try {
      if (!(failure instanceof StorageFull)) {
        LOG.error("{} failed; it goes on in {} s.", name, pauseAfterFailure.toSeconds(), failure);
      } else if (fullDisk.isDue()) {
        LOG.warn("{} waits for room on the disk.", name);
      }
    } catch (Throwable e) {
      // There is no memory to say so. After the pause there may be.
    }
  }

  private void pause(Duration length) {
    var end = System.nanoTime() + length.toNanos();
    while (!stopping && end - System.nanoTime() > 0) {
      LockSupport.parkNanos(end - System.nanoTime());
      Thread.interrupted(); // or else it would no longer wait
    }
  }

  /** Waits for the step that is under way. */
  @Override
  public void close() {
    stopping = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
