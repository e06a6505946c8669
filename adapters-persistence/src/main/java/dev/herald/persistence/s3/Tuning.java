package dev.herald.persistence.s3;

import java.time.Duration;

/**
 * How long it is waited for S3, and for how much.
 *
 * @param partBytes how long the parts of a large upload are; S3 takes 5 MB at least
 * @param connect for a connection
 * @param silence for the next byte of an answer
 * @param attempt for an answer, until it is tried again
 * @param call for an answer, with all attempts
 * @param part for a part of an upload to be sent and answered, until it is sent again
 * @param upload for a part of an upload, with all attempts; also for parts to be put together
 * @param unfinished after which an upload that has not ended is nobody's; other servers may have
 *     some under way
 * @param pause after a failure, until it is tried whether S3 is back
 */
record Tuning(
    long partBytes,
    Duration connect,
    Duration silence,
    Duration attempt,
    Duration call,
    Duration part,
    Duration upload,
    Duration unfinished,
    Duration pause) {

  /** Parts are sent at a quarter of a megabyte a second, at the slowest. */
  static final Tuning USUAL =
      new Tuning(
          8 * 1024 * 1024,
          Duration.ofSeconds(2),
          Duration.ofSeconds(10),
          Duration.ofSeconds(4),
          Duration.ofSeconds(8),
          Duration.ofSeconds(30),
          Duration.ofSeconds(70),
          Duration.ofDays(1),
          Duration.ofSeconds(2));
}
