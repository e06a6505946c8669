package dev.herald.http.metrics;

import dev.herald.application.view.CacheFigures;
import dev.herald.application.view.StoreFigures;
import java.time.Duration;
import java.util.List;

/**
 * How Herald did at a moment. Numbers of what happened begin at 0 at the start.
 *
 * @param nanos the moment, by a clock that nobody sets
 * @param answers how many requests were answered, and how
 * @param published how many posts were published
 * @param publishingNanos how long that took in all, in nanoseconds
 * @param lag how long ago the oldest event happened that a receiver was not yet told of
 * @param heapBytes how much memory Java uses for objects
 */
public record Sample(
    long nanos,
    Answered answers,
    long published,
    double publishingNanos,
    StoreFigures store,
    List<CacheFigures> caches,
    Duration lag,
    long heapBytes) {

  /**
   * Numbers of requests.
   *
   * @param well those with a status below 400
   * @param refused those with one from 400 to 499
   * @param failed all others
   */
  public record Answered(long well, long refused, long failed) {}
}
