package dev.herald.http.stream;

import java.time.Duration;

/**
 * How long streams wait for their readers.
 *
 * @param silence after which a reader gets a sign of life
 * @param longest for a reader who takes nothing of what is written
 * @param whenShort the same while there is no memory left to write to others
 */
record Patience(Duration silence, Duration longest, Duration whenShort) {

  static final Patience USUAL =
      new Patience(Duration.ofSeconds(15), Duration.ofSeconds(60), Duration.ofSeconds(3));
}
