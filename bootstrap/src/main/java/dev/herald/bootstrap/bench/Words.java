package dev.herald.bootstrap.bench;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Posts of about 500 bytes, with common words, less common ones, and one that is in no other. */
final class Words {

  private static final int WORDS = 65;
  private static final int VOCABULARY = 20_000;
  private static final int TEXTS = 1_000;

  /** Made beforehand, since the load shares the processors with the server. */
  private static final List<String> COMMON =
      IntStream.range(0, TEXTS).mapToObj(Words::common).toList();

  private Words() {}

  /** The same text for the same number, every time. */
  static String post(long number) {
    return rare(number) + COMMON.get((int) (number % TEXTS));
  }

  private static String common(int number) {
    var random = new Random(number);
    var text = new StringBuilder();
    for (var i = 0; i < WORDS; i++) {
      // Squared, so that a few words are very common, as in any language.
      var chosen = random.nextDouble() * random.nextDouble();
      text.append(' ').append(word((int) (chosen * VOCABULARY)));
    }
    return text.toString();
  }

  /** A word that is in many posts. */
  static String common() {
    return word(0);
  }

  /** The word that is in the post of this number alone. */
  static String rare(long number) {
    return "only" + Long.toString(number, Character.MAX_RADIX) + "here";
  }

  private static String word(int number) {
    return "w" + Integer.toString(number * 7 + 1_000, Character.MAX_RADIX) + "ing";
  }
}
