package dev.herald.domain;

import java.util.List;

/** Text of an exact length, for the byte before a limit, the limit, and the byte after it. */
public final class Sized {

  /** A character of one, two, three and four bytes in UTF-8. */
  public static final List<String> CHARACTERS = List.of("a", "é", "館", "📚");

  private Sized() {}

  /** For {@code @MethodSource}. */
  public static List<String> characters() {
    return CHARACTERS;
  }

  /**
   * So many bytes of this character, with ASCII before it where the character alone can't make
   * them. The last character is always this one: one byte over a limit, it is the character that
   * crosses the limit.
   */
  public static String text(int bytes, String character) {
    var width = CHARACTERS.indexOf(character) + 1;
    return "x".repeat(bytes % width) + character.repeat(bytes / width);
  }
}
