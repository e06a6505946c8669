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

  /** Accents of Latin, Greek and Cyrillic, vowel points of Hebrew and Arabic, and nuktas. */
  private static final String MARKS =
      "\\u0300-\\u036F\\u0591-\\u05BD\\u05BF\\u05C1\\u05C2\\u05C4\\u05C5\\u05C7\\u0640"
          + "\\u064B-\\u065F\\u0670\\u093C\\u09BC\\u0A3C\\u0ABC\\u0B3C\\u0CBC";

  /** Soft hyphens, joiners, direction marks, variation selectors: nobody sees or types them. */
  private static final String INVISIBLE =
      "\\u00AD\\u034F\\u061C\\u180B-\\u180E\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F"
          + "\\uFE00-\\uFE0F\\uFEFF\\x{E0100}-\\x{E01EF}";

  private static final Pattern LEFT_OUT = Pattern.compile("[" + MARKS + INVISIBLE + "]");

  /** Marks, and the letters that a Korean syllable goes on with. */
  private static final Pattern GOES_ON =
      Pattern.compile("[\\p{M}\\u0640\\u1160-\\u11FF" + INVISIBLE + "]");

  /** Where in a text a character comes from. */
  record Origin(int from, int to) {}

  /** Folds a text of which nobody asks for the places. */
  static String fold(String text) {
    var characters = isAscii(text) ? text : characters(text);
    var folded = new StringBuilder(characters.length());
    for (var i = 0; i < characters.length(); i++) {
      if (!isInside(characters, i)) folded.append(apart(characters.charAt(i)));
    }
    return folded.toString();
  }

  private static boolean isAscii(String text) {
    for (var i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) return false;
    }
    return true;
  }

  /** The characters of a text, each as if it stood alone. */
  private static String characters(String text) {
    var decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
    var visible = LEFT_OUT.matcher(decomposed).replaceAll("");
    return Letters.plain(Normalizer.normalize(visible, Normalizer.Form.NFC));
  }

  /** Folds each character, with the marks that belong to it, by itself. */
  static FoldedText of(String text) {
    var value = new StringBuilder();
    var origins = new ArrayList<Origin>();
    for (int from = 0, to; from < text.length(); from = to) {
      to = end(text, from);
      var folded = characters(text.substring(from, to));
      value.append(folded);
      origins.addAll(Collections.nCopies(folded.length(), new Origin(from, to)));
    }
    return of(value, origins);
  }

  private static FoldedText of(CharSequence characters, List<Origin> origins) {
    var value = new StringBuilder();
    var kept = new ArrayList<Origin>();
    for (var i = 0; i < characters.length(); i++) {
      if (isInside(characters, i)) continue;
      value.append(apart(characters.charAt(i)));
      kept.add(origins.get(i));
    }
    return new FoldedText(value.toString(), kept);
  }

  /**
   * Whether it stands inside a number or a Hebrew word, and is often left out or written otherwise:
   * 1,000 and צה״ל. A dot is none of it, as 1.000 is a thousand to some and one to others.
   */
  private static boolean isInside(CharSequence text, int index) {
    return switch (text.charAt(index)) {
      case ',', '\u066C' -> isInNumber(text, index);
      case '\'', '\u2019' -> isInNumber(text, index) || isInHebrew(text, index);
      case '"', '\u05F3', '\u05F4' -> isInHebrew(text, index);
      default -> false;
    };
  }

  /** Between a digit and three others. */
  private static boolean isInNumber(CharSequence text, int index) {
    return isDigit(text, index - 1)
        && isDigit(text, index + 1)
        && isDigit(text, index + 2)
        && isDigit(text, index + 3)
        && !isDigit(text, index + 4);
  }

  private static boolean isDigit(CharSequence text, int index) {
    return isBetween(text, index, '0', '9');
  }

  private static boolean isInHebrew(CharSequence text, int index) {
    return isBetween(text, index - 1, '\u05D0', '\u05EA')
        && isBetween(text, index + 1, '\u05D0', '\u05EA');
  }

  private static boolean isBetween(CharSequence text, int index, char first, char last) {
    if (index < 0 || index >= text.length()) return false;
    var character = text.charAt(index);
    return first <= character && character <= last;
  }

  /**
   * A space for what the tokenizer would leave inside a word: {@code example.com}, {@code it's}.
   */
  private static char apart(char character) {
    return switch (character) {
      case '.', ':', ',', ';', '\'', '_', '\u00B7', '\u2018', '\u2019', '\u2027' -> ' ';
      default -> character;
    };
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
