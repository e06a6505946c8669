package dev.herald.application.view;

import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;

/**
 * A place in a list, after which the next page begins. It stays valid while items are added and
 * removed: paging on from it neither skips nor repeats an item that was there all along.
 *
 * @param position the place of the last item that was seen, known to the store alone; at least 1
 */
public record Cursor(long position) {

  /**
   * @throws InvalidValue with the rule {@code malformed}
   */
  public Cursor {
    if (position < 1) {
      throw new InvalidValue(
          Violation.of("cursor", "malformed", "must be the nextCursor of an earlier page"));
    }
  }
}
