package dev.herald.persistence.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A text without accents and width, and the place in the text that each of its characters comes
 * from.
 *
 * @param origins for each UTF-16 unit of the value, what it was made of
 */
record FoldedText(String value, List<Origin> origins) {

  /** Accents of Latin, Greek and Cyrillic, and the vowel points of Hebrew and Arabic. */
  private static final Pattern MARKS =
      Pattern.compile(
          "[\\u0300-\\u036F\\u0591-\\u05BD\\u05BF\\u05C1\\u05C2\\u05C4\\u05C5\\u05C7"
              + "\\u0640\\u064B-\\u065F\\u0670]");

  /** What the tokenizer would leave inside a word, as in {@code example.com} or {@code it's}. */
  private static final Pattern JOINERS = Pattern.compile("[.:,;'_\\u00B7\\u2018\\u2019\\u2027]");

  /** The form that sigma has at the end of words only; an upper-case word doesn't tell. */
  private static final char FINAL_SIGMA = 'ς';

  private static final char SIGMA = 'σ';

  /** Marks, and the letters that a Korean syllable goes on with. */
  private static final Pattern GOES_ON = Pattern.compile("[\\p{M}\\u0640\\u1160-\\u11FF]");

  /** Where in a text a character comes from. */
  record Origin(int from, int to) {}

  /** Folds a text of which nobody asks for the places. */
  static String fold(String text) {
    var folded = text;
    if (!isAscii(text)) {
      var decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
      folded = Normalizer.normalize(MARKS.matcher(decomposed).replaceAll(""), Normalizer.Form.NFC);
      folded = folded.replace(FINAL_SIGMA, SIGMA);
    }
    return JOINERS.matcher(folded).replaceAll(" ");
  }

  private static boolean isAscii(String text) {
    for (var i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) return false;
    }
    return true;
  }

  /** Folds each character, with the marks that belong to it, by itself. */
  static FoldedText of(String text) {
    var value = new StringBuilder();
    var origins = new ArrayList<Origin>();
    for (int from = 0, to; from < text.length(); from = to) {
      to = end(text, from);
      var folded = fold(text.substring(from, to));
      value.append(folded);
      origins.addAll(Collections.nCopies(folded.length(), new Origin(from, to)));
    }
    return new FoldedText(value.toString(), origins);
  }

  /** Where the character that begins here ends, and the next is one that it can't merge with. */
  private static int end(String text, int from) {
    var end = text.offsetByCodePoints(from, 1);
    while (end < text.length() && goesOn(text, end)) end = text.offsetByCodePoints(end, 1);
    return end;
  }

  private static boolean goesOn(String text, int index) {
    if (text.charAt(index) < 0x80) return false;
    var character = text.substring(index, text.offsetByCodePoints(index, 1));
    return GOES_ON.matcher(Normalizer.normalize(character, Normalizer.Form.NFKD)).lookingAt();
  }
}
