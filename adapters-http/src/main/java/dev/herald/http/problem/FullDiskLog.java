package dev.herald.http.problem;

import dev.herald.application.failure.OnceAMinute;
import dev.herald.application.failure.StorageFull;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log that changes are refused for want of room. All are, so that one line a minute is
 * enough for everybody who writes the same log.
 */
public final class FullDiskLog {

  private static final FullDiskLog OF_THIS_PROCESS =
      new FullDiskLog(new OnceAMinute(System::nanoTime));
  private static final Logger LOG = LoggerFactory.getLogger(FullDiskLog.class);

  private final OnceAMinute limit;

  FullDiskLog(OnceAMinute limit) {
    this.limit = limit;
  }

  /** Looks whether it was for want of room that a request failed. */
  public static void look(Throwable failure) {
    OF_THIS_PROCESS.tellIfFull(failure);
  }

  void tellIfFull(Throwable failure) {
    if (failure instanceof StorageFull full && limit.isDue()) {
      LOG.warn("The disk is full: changes are refused until there is room. {}", full.getMessage());
    }
  }
}
