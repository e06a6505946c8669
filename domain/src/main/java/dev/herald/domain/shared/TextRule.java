package dev.herald.domain.shared;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * What a piece of text must be like, and the form in which it is kept. Lengths are bytes of UTF-8,
 * as everywhere in Herald, and are measured in the kept form. Text is refused whole, never cut.
 */
public final class TextRule {

  private enum Shape {
    /** One line: stripped of white space at both ends, NFC, no control characters. */
    LINE,
    /** Kept as written; tabs and line breaks are the only control characters. */
    LINES,
    /** Kept as written; all but U+0000, which not every store can hold. */
    OPAQUE
  }

  private final String field;
  private final int maxBytes;
  private final Shape shape;
  private final boolean required;

  private TextRule(String field, int maxBytes, Shape shape, boolean required) {
    this.field = field;
    this.maxBytes = maxBytes;
    this.shape = shape;
    this.required = required;
  }

  /** One line of text that may be absent; it is then kept as the empty string. */
  public static TextRule line(String field, int maxBytes) {
    return new TextRule(field, maxBytes, Shape.LINE, false);
  }

  /** Text with line breaks that may be absent; it is then kept as the empty string. */
  public static TextRule lines(String field, int maxBytes) {
    return new TextRule(field, maxBytes, Shape.LINES, false);
  }

  /** Text that Herald stores and returns without looking into it; absent is the empty string. */
  public static TextRule opaque(String field, int maxBytes) {
    return new TextRule(field, maxBytes, Shape.OPAQUE, false);
  }

  /** The same rule for text that must be there and have something to see in it. */
  public TextRule required() {
    return new TextRule(field, maxBytes, shape, true);
  }

  /**
   * Checks a text.
   *
   * @return the text in the form in which it is kept
   * @throws InvalidValue with the rules {@code not_unicode}, {@code required}, {@code
   *     control_character} and {@code too_long}, as far as they are broken
   */
  public String check(@Nullable String text) {
    var violations = new Violations();
    if (text != null && !Utf8.isWellFormed(text)) {
      violations.add(
          Violation.of(field, "not_unicode", "has half of a surrogate pair, which is no text"));
      violations.throwIfAny();
    }
    var kept = text == null ? "" : keep(text);
    if (required && isBlank(kept)) violations.add(Violation.required(field));
    if (hasForbidden(kept)) {
      violations.add(Violation.of(field, "control_character", forbiddenInWords()));
    }
    var bytes = Utf8.length(kept);
    if (bytes > maxBytes) violations.add(Violation.tooLong(field, maxBytes, bytes));
    violations.throwIfAny();
    return kept;
  }

  private String keep(String text) {
    return shape == Shape.LINE ? Normalizer.normalize(text.strip(), Normalizer.Form.NFC) : text;
  }

  /** All that is forbidden is one UTF-16 unit. */
  private boolean hasForbidden(String text) {
    for (var i = 0; i < text.length(); i++) {
      if (isForbidden(text.charAt(i))) return true;
    }
    return false;
  }

  private boolean isForbidden(char character) {
    return switch (shape) {
      case LINE -> Character.isISOControl(character) || character == 0x2028 || character == 0x2029;
      case LINES ->
          Character.isISOControl(character)
              && character != '\t'
              && character != '\n'
              && character != '\r';
      case OPAQUE -> character == 0;
    };
  }

  private String forbiddenInWords() {
    return switch (shape) {
      case LINE -> "must be one line without control characters";
      case LINES -> "must have no control characters but tabs and line breaks";
      case OPAQUE -> "must not contain the character U+0000";
    };
  }

  /** Whether a reader would see nothing: white space, and characters that take no ink or width. */
  static boolean isBlank(String text) {
    for (int i = 0, character; i < text.length(); i += Character.charCount(character)) {
      character = text.codePointAt(i);
      if (!isInvisible(character)) return false;
    }
    return true;
  }

  private static boolean isInvisible(int codePoint) {
    if (Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint)) return true;
    var type = Character.getType(codePoint);
    return type == Character.FORMAT
        || type == Character.CONTROL
        || codePoint == 0x034F // combining grapheme joiner
        || codePoint == 0x115F // Hangul fillers
        || codePoint == 0x1160
        || codePoint == 0x3164
        || codePoint == 0xFFA0
        || codePoint == 0x17B4 // Khmer vowels that are never shown
        || codePoint == 0x17B5
        || codePoint == 0x2800 // Braille pattern without dots
        || (codePoint >= 0x180B && codePoint <= 0x180F) // variation selectors
        || (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
        || codePoint == 0x2065 // kept free by Unicode for more of this kind
        || (codePoint >= 0xFFF0 && codePoint <= 0xFFF8)
        || (codePoint >= 0xE0000 && codePoint <= 0xE0FFF); // tags, and variation selectors
  }
}
