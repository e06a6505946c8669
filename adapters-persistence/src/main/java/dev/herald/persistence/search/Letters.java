package dev.herald.persistence.search;

import java.util.Map;

/** Letters and digits that people write for each other, and the one that stands for all of them. */
final class Letters {

  private static final Map<Integer, Integer> PLAIN =
      Map.ofEntries(
          Map.entry((int) 'ς', (int) 'σ'), // at the end of words; an upper-case word doesn't tell
          Map.entry(0x0671, 0x0627), // alef wasla: alef, as those with a hamza, which is a mark
          Map.entry(0x0649, 0x064A), // alef maksura: yeh
          Map.entry(0x06CC, 0x064A), // Persian yeh
          Map.entry(0x06D2, 0x064A), // Urdu yeh
          Map.entry(0x06A9, 0x0643), // Persian kaf
          Map.entry(0x0629, 0x0647), // teh marbuta: heh
          Map.entry(0x06C1, 0x0647), // Urdu heh
          Map.entry(0x06BE, 0x0647), // Urdu heh with two eyes
          Map.entry(0x06D5, 0x0647)); // Kurdish and Uyghur ae, a heh to the eye

  private Letters() {}

  static String plain(String text) {
    var plain = new StringBuilder(text.length());
    text.codePoints().map(Letters::plain).forEach(plain::appendCodePoint);
    return plain.toString();
  }

  private static int plain(int character) {
    if (character < 0x80) return character;
    if (Character.getType(character) == Character.DECIMAL_DIGIT_NUMBER) {
      return '0' + Character.digit(character, 10);
    }
    return PLAIN.getOrDefault(character, character);
  }
}
