package dev.herald.http.answer;

import dev.herald.application.view.Cursor;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import java.util.regex.Pattern;

/** Cursors as clients see them: text that means nothing to them. */
public final class Cursors {

  private static final int RADIX = 36;
  private static final Pattern FORM = Pattern.compile("c[0-9a-z]{1,12}");

  private Cursors() {}

  public static String write(Cursor cursor) {
    return "c" + Long.toString(cursor.position(), RADIX);
  }

  /**
   * @throws InvalidValue with the rule {@code malformed}
   */
  public static Cursor read(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new InvalidValue(
          Violation.of("cursor", "malformed", "must be the nextCursor of an earlier page"));
    }
    return new Cursor(Long.parseLong(text.substring(1), RADIX));
  }
}
