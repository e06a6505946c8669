package dev.herald.bootstrap;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does a step of some work again and again, on a thread of its own. */
final class Background implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Background.class);

  private final String name;
  private final Supplier<Duration> step;
  private final Duration pauseAfterFailure;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread;

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
    try {
      var pause = Duration.ZERO;
      while (!stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) pause = step();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration step() {
    try {
      return step.get();
    } catch (RuntimeException | Error e) {
      LOG.error("{} failed; it goes on in {} s.", name, pauseAfterFailure.toSeconds(), e);
      return pauseAfterFailure;
    }
  }

  /** Waits for the step that is under way. */
  @Override
  public void close() {
    stopping.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
