package dev.herald.domain.shared;

/** Measures text as it will be written in UTF-8, without writing it. */
public final class Utf8 {

  private Utf8() {}

  /**
   * The number of bytes that the text takes in UTF-8: one to four for each code point. A lone half
   * of a surrogate pair, which UTF-8 can't express, counts as three.
   */
  public static int length(String text) {
    var bytes = 0;
    for (var i = 0; i < text.length(); i++) {
      var unit = text.charAt(i);
      if (unit < 0x80) bytes += 1;
      else if (unit < 0x800) bytes += 2;
      else if (isPairAt(text, i)) {
        bytes += 4;
        i++;
      } else bytes += 3;
    }
    return bytes;
  }

  /** Whether the text is text: every surrogate has its other half. */
  public static boolean isWellFormed(String text) {
    for (var i = 0; i < text.length(); i++) {
      if (isPairAt(text, i)) i++;
      else if (Character.isSurrogate(text.charAt(i))) return false;
    }
    return true;
  }

  private static boolean isPairAt(String text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        && i + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(i + 1));
  }
}
