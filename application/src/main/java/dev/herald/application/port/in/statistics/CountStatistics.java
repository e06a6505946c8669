package dev.herald.application.port.in.statistics;

import java.time.Duration;

/**
 * Counts what happens, so that it costs nothing to read. Nothing is counted by itself: an
 * application that embeds the use cases calls {@link #step} again and again, on one thread. Of all
 * processes that share a store and do so, one counts at a time; the others stand by to take over.
 */
public interface CountStatistics {

  /**
   * Counts what has happened since the last step, each event once. The first step of all counts
   * what the store has.
   *
   * @return when to call it again: a few seconds later at the most
   */
  Duration step();

  /** Lets another process go on. It is called once, after the last step. */
  void finish();
}
