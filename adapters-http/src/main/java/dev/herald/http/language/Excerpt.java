package dev.herald.http.language;

/** The beginning of a text. */
public final class Excerpt {

  /** How much of the end may be given up to end between two words, in UTF-16 units. */
  private static final int LONGEST_WORD = 40;

  private Excerpt() {}

  /**
   * As much of a text as there is room for, with an ellipsis if that is not all of it.
   *
   * @param most its length in UTF-16 units at the most, without the ellipsis
   */
  public static String of(String text, int most) {
    if (text.length() <= most) return text;
    var end = most;
    while (end > most - LONGEST_WORD && !Character.isWhitespace(text.charAt(end))) end--;
    if (!Character.isWhitespace(text.charAt(end))) end = wholeCharacter(text, most);
    return text.substring(0, end).stripTrailing() + "…";
  }

  /** The same in one line. */
  public static String line(String text, int most) {
    return of(text.replaceAll("\\s+", " ").strip(), most);
  }

  /** Not between the two halves of a character. */
  private static int wholeCharacter(String text, int index) {
    return Character.isLowSurrogate(text.charAt(index)) ? index - 1 : index;
  }
}
