package dev.herald.bootstrap.bench;

import java.util.Random;

/** Posts of about 500 bytes, with common words, less common ones, and one that is in no other. */
final class Words {

  private static final int WORDS = 65;
  private static final int VOCABULARY = 20_000;

  private Words() {}

  /** The same text for the same number, every time. */
  static String post(long number) {
    var random = new Random(number);
    var text = new StringBuilder(600).append(rare(number));
    for (var i = 0; i < WORDS; i++) {
      // Squared, so that a few words are very common, as in any language.
      var chosen = random.nextDouble() * random.nextDouble();
      text.append(' ').append(word((int) (chosen * VOCABULARY)));
    }
    return text.toString();
  }

  /** The word that is in the post of this number alone. */
  static String rare(long number) {
    return "only" + Long.toString(number, Character.MAX_RADIX) + "here";
  }

  private static String word(int number) {
    return "w" + Integer.toString(number * 7 + 1_000, Character.MAX_RADIX) + "ing";
  }
}
