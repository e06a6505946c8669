package dev.herald.application.port.in;

import java.time.Duration;

/** Tells whether what was read before still holds. */
public interface ReadVersion {

  /**
   * Grows whenever anything may have changed that can be read, drafts excepted: what was read after
   * asking for the version still holds as long as the version stays the same.
   */
  long version();

  /**
   * Waits until the version is another than one that was read before, at the most for some time.
   *
   * @return the version now
   */
  long awaitVersion(long known, Duration longest) throws InterruptedException;
}
