package dev.herald.domain;

import net.jqwik.api.statistics.Statistics;

/** Proves that a property was tried with both: what is taken, and what is refused. */
public final class Tally {

  private Tally() {}

  /** To be called with each answer. The property fails at its end if one of both was rare. */
  public static void count(boolean taken) {
    Statistics.collect(taken);
    Statistics.coverage(
        coverage -> {
          coverage.check(true).percentage(percent -> percent > 2);
          coverage.check(false).percentage(percent -> percent > 2);
        });
  }
}
