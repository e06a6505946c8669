package dev.herald.application.port.in.operation;

import java.time.Duration;

/**
 * Makes backups when they are due. None is made by itself: whoever embeds it calls it again and
 * again, on one thread.
 */
@FunctionalInterface
public interface KeepBackups {

  /**
   * Makes a backup if one is due, and then removes those that are too many. What it throws is known
   * to {@link ReadBackups} too; the backup stays due.
   *
   * @return how long to pause until the next step
   */
  Duration step();
}
