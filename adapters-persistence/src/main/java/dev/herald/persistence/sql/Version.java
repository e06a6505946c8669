package dev.herald.persistence.sql;

import java.time.Duration;

/** A number that grows with what is written, and for which others can wait. */
public interface Version {

  /** The number, which has grown with all that was committed before this was asked. */
  long now();

  /**
   * Waits until it is another than this one, at the most for some time; returns what it is then.
   */
  long await(long known, Duration longest) throws InterruptedException;

  /**
   * Is told that something was committed, or may have been, before anybody else is told. Allocates
   * nothing: it is called even if the memory is used up.
   */
  void grow();
}
