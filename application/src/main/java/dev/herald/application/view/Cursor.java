package dev.herald.application.view;

import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;

/**
 * A place in a list, after which the next page begins. It stays valid while items are added and
 * removed: paging on from it neither skips nor repeats an item that was there all along.
 *
 * @param position the place of the last item that was seen, known to the store alone; at least 1
 * @param value what the last item was ordered by; empty in lists that are ordered by places
 */
public record Cursor(long position, String value) {

  public Cursor(long position) {
    this(position, "");
  }

  /**
   * @throws InvalidValue with the rule {@code malformed}
   */
  public Cursor {
    if (position < 1 || value.indexOf(0) >= 0) throw malformed(); // no database keeps such a text
  }

  /**
   * What the last item was ordered by, in a list that is ordered by numbers.
   *
   * @throws InvalidValue with the rule {@code malformed}
   */
  public long number() {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw malformed();
    }
  }

  private static InvalidValue malformed() {
    return new InvalidValue(
        Violation.of("cursor", "malformed", "must be the nextCursor of an earlier page"));
  }
}
