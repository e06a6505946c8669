package dev.herald.application.port.in.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Tells how the backups go that are made when they are due. */
@FunctionalInterface
public interface ReadBackups {

  /** How they go; waits for nothing. */
  State read();

  /**
   * How they go.
   *
   * @param every how long it is from one to the next
   * @param last the last one that was made, also before this start, if there is one
   * @param failure why the try after that failed, if it did
   */
  record State(Duration every, Optional<Made> last, Optional<Failed> failure) {}

  /**
   * A backup that was made.
   *
   * @param at of which moment it is
   * @param bytes the size of its database, without images
   * @param took how long it took; empty if it was made before this start
   */
  record Made(Instant at, long bytes, Optional<Duration> took) {}

  /** A backup that could not be made. */
  record Failed(Instant at, String why) {}
}
