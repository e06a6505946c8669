package dev.herald.bootstrap.log;

import ch.qos.logback.core.status.Status;
import ch.qos.logback.core.status.StatusListener;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log what is wrong with the access log: of each kind once a minute at the most. */
final class AccessLogTrouble implements StatusListener {

  private static final Logger LOG = LoggerFactory.getLogger(AccessLogTrouble.class);
  private static final long PAUSE = TimeUnit.MINUTES.toNanos(1);

  private final AtomicLong leftOut = new AtomicLong();
  private final AtomicLong nextWarning = new AtomicLong(System.nanoTime());
  private final AtomicLong nextCount = new AtomicLong(System.nanoTime());

  @Override
  public void addStatusEvent(Status status) {
    if (status.getLevel() == Status.INFO || !isDue(nextWarning)) return;
    var cause = status.getThrowable();
    LOG.warn("{}{}", status.getMessage(), cause == null ? "." : ": " + cause.getMessage());
  }

  /** Another line was left out. */
  void leaveOut() {
    leftOut.incrementAndGet();
    if (isDue(nextCount)) tellWhatWasLeftOut();
  }

  /** Tells of lines that were left out since it was told last. */
  void tellWhatWasLeftOut() {
    var lines = leftOut.getAndSet(0);
    if (lines == 0) return;
    LOG.warn("The access log can't be written as fast as it should. Lines left out: {}.", lines);
  }

  private static boolean isDue(AtomicLong next) {
    var now = System.nanoTime();
    var due = next.get();
    return now - due >= 0 && next.compareAndSet(due, now + PAUSE);
  }
}
