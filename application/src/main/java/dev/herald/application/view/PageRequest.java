package dev.herald.application.view;

import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import java.util.Optional;

/**
 * Which part of a list is asked for.
 *
 * @param limit how many items at the most, 1 to 100
 * @param after where the page before ended; empty for the first page
 */
public record PageRequest(int limit, Optional<Cursor> after) {

  public static final int MAX_LIMIT = 100;
  public static final int DEFAULT_LIMIT = 20;

  /**
   * @throws InvalidValue with the rule {@code out_of_range}
   */
  public PageRequest {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new InvalidValue(Violation.outOfRange("limit", 1, MAX_LIMIT, limit));
    }
  }

  /** The first items of a list. */
  public static PageRequest first(int limit) {
    return new PageRequest(limit, Optional.empty());
  }
}
