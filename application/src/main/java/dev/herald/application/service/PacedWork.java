package dev.herald.application.service;

import dev.herald.application.port.out.UnitOfWork;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.IntPredicate;

/**
 * Work in units of about ten milliseconds, so that others, who wait for the same writer, don't
 * notice it: a unit takes on less after one that took longer, and more after one that was shorter
 * and left something to do.
 */
final class PacedWork {

  private static final Duration AIM = Duration.ofMillis(10);
  private static final int LEAST = 25;
  private static final int AT_FIRST = 200;

  private final UnitOfWork unitOfWork;
  private final InstantSource clock;
  private final int limit;
  private final IntPredicate work;
  private int most;

  /**
   * @param unitOfWork does it as work that nobody sees; work that is seen says so by itself
   * @param limit how much a unit takes on at the most, however fast it is
   * @param work does so much at the most, and returns whether there may be more to do
   */
  PacedWork(UnitOfWork unitOfWork, InstantSource clock, int limit, IntPredicate work) {
    this.unitOfWork = unitOfWork;
    this.clock = clock;
    this.limit = limit;
    most = Math.min(AT_FIRST, limit);
    this.work = work;
  }

  /** Does one unit; returns whether there may be more to do. */
  boolean step() {
    return unitOfWork.executeUnseen(
        () -> {
          var begun = clock.instant();
          var isMore = work.test(most);
          var took = Duration.between(begun, clock.instant());
          if (took.compareTo(AIM) > 0) most = Math.max(LEAST, most / 2);
          else if (isMore && took.multipliedBy(2).compareTo(AIM) < 0) {
            most = Math.min(limit, most * 2);
          }
          return isMore;
        });
  }
}
