package dev.herald.bootstrap;

import dev.herald.application.port.in.upkeep.CleanUp;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Cleans up in the background: a step at a time, with a pause after each in which others write. */
final class Upkeep implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
  private static final long PAUSE_WHEN_BUSY_MILLIS = 20;
  private static final long PAUSE_WHEN_IDLE_MILLIS = 60_000;

  private final CleanUp cleanUp;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "herald-upkeep");

  private Upkeep(CleanUp cleanUp) {
    this.cleanUp = cleanUp;
    thread.setDaemon(true);
  }

  static Upkeep start(CleanUp cleanUp) {
    var upkeep = new Upkeep(cleanUp);
    upkeep.thread.start();
    return upkeep;
  }

  private void run() {
    try {
      var pause = PAUSE_WHEN_BUSY_MILLIS;
      while (!stopping.await(pause, TimeUnit.MILLISECONDS)) {
        pause = step() ? PAUSE_WHEN_BUSY_MILLIS : PAUSE_WHEN_IDLE_MILLIS;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean step() {
    try {
      return cleanUp.step();
    } catch (RuntimeException e) {
      LOG.warn("Cleaning up failed; Herald tries again in a minute.", e);
      return false;
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
