package dev.herald.bootstrap.log;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Makes text harmless in a log: nothing in it ends the line, steers a terminal, or hides or
 * reorders what is read, so that nobody who can have something logged can forge what others read.
 */
final class Escapes {

  private static final String HEX = "0123456789ABCDEF";
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private Escapes() {}

  /** At most so many characters of a text on a line; what is harmful is written as in JSON. */
  static String text(String text, int most) {
    return escaped(text, most, false);
  }

  /** At most so many characters of a text, as they stand between the quotes of JSON. */
  static String json(String text, int most) {
    return escaped(text, most, true);
  }

  private static String escaped(String text, int most, boolean isQuoted) {
    var line = new StringBuilder(Math.min(text.length(), most) + 16);
    var end = Math.min(text.length(), most);
    for (var i = 0; i < end; ) {
      var c = text.codePointAt(i);
      i += Character.charCount(c);
      if (isQuoted && (c == '"' || c == '\\')) line.append('\\').append((char) c);
      else if (isHarmless(c)) line.appendCodePoint(c);
      else appendEscaped(line, c);
    }
    if (end < text.length()) line.append('…');
    return line.toString();
  }

  private static void appendEscaped(StringBuilder line, int c) {
    switch (c) {
      case '\n' -> line.append("\\n");
      case '\r' -> line.append("\\r");
      case '\t' -> line.append("\\t");
      default -> {
        for (var unit : Character.toChars(c)) {
          line.append("\\u");
          for (var shift = 12; shift >= 0; shift -= 4) line.append(HEX.charAt(unit >> shift & 15));
        }
      }
    }
  }

  /** A word of a line whose words have spaces between them, percent-encoded where it must be. */
  static String word(String text) {
    var word = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              if (c != '"' && !Character.isSpaceChar(c) && isHarmless(c)) word.appendCodePoint(c);
              else appendPercent(word, c);
            });
    return word.toString();
  }

  private static void appendPercent(StringBuilder word, int c) {
    for (var b : Character.toString(c).getBytes(UTF_8)) {
      word.append('%').append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
    }
  }

  private static boolean isHarmless(int c) {
    if (c < 0x7F) return c >= ' ';
    if (c == ZERO_WIDTH_NON_JOINER || c == ZERO_WIDTH_JOINER) return true; // parts of many words
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }
}
