package dev.herald.application.view;

import java.util.List;

/**
 * How often something had which size.
 *
 * @param bounds sizes, each larger than the one before; nothing is larger than the last
 * @param counts how often a size was no larger than each of them, but larger than the one before
 */
public record Distribution(List<Long> bounds, List<Long> counts) {

  /** Of what never happened. */
  public static final Distribution NONE = new Distribution(List.of(), List.of());

  public Distribution {
    bounds = List.copyOf(bounds);
    counts = List.copyOf(counts);
    if (bounds.size() != counts.size()) throw new IllegalArgumentException("as many counts");
  }
}
