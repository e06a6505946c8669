package dev.herald.bootstrap.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time between being told to stop and stopping, in which load balancers find out that they must
 * send requests elsewhere.
 */
final class Drain implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Drain.class);

  private final Runnable announce;
  private final Duration length;
  private final CountDownLatch hurried = new CountDownLatch(1);

  /**
   * @param announce lets others know that the server is about to stop
   * @param length how long they have for that
   */
  Drain(Runnable announce, Duration length) {
    this.announce = announce;
    this.length = length;
  }

  /** Announces the stop, and waits; but not when the process is told again to stop. */
  @Override
  public void run() {
    if (!length.isZero()) StopSignals.onNext(this::hurry);
    announce.run();
    if (length.isZero()) return;
    LOG.info(
        "Herald is not ready any more, and stops in {} s, or when it is told to again.",
        length.toSeconds());
    try {
      hurried.await(length.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the wait. */
  void hurry() {
    hurried.countDown();
  }
}
