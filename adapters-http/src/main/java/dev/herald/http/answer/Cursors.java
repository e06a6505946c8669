package dev.herald.http.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.application.view.Cursor;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** Cursors as clients see them: text that means nothing to them. */
public final class Cursors {

  private static final int RADIX = 36;
  private static final HexFormat HEX = HexFormat.of();
  private static final Pattern FORM =
      Pattern.compile("(c[0-9a-z]{1,12})(?:\\.((?:[0-9a-f]{2}){0,150}))?");

  private Cursors() {}

  public static String write(Cursor cursor) {
    var position = "c" + Long.toString(cursor.position(), RADIX);
    if (cursor.value().isEmpty()) return position;
    return position + "." + HEX.formatHex(cursor.value().getBytes(UTF_8));
  }

  /**
   * @throws InvalidValue with the rule {@code malformed}
   */
  public static Cursor read(String text) {
    var parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new InvalidValue(
          Violation.of("cursor", "malformed", "must be the nextCursor of an earlier page"));
    }
    var value = Optional.ofNullable(parts.group(2)).map(HEX::parseHex).orElse(new byte[0]);
    return new Cursor(Long.parseLong(parts.group(1).substring(1), RADIX), new String(value, UTF_8));
  }
}
