package dev.herald.application.testkit;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A word, without its case and accents. Chinese, Japanese and Korean are written without spaces
 * between words, or with fewer: there a whole run of characters counts as one, and what is sought
 * may stand anywhere in it.
 *
 * @param isRun whether it is such a run
 */
record Word(String value, boolean isRun) {

  // With the marks for long vowels, voiced sounds and repetition, and their half-width forms.
  private static final String IN_RUNS =
      "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsBopomofo}"
          + "\\u3099\\u309A\\u30FC\\uFF70\\uFF9E\\uFF9F";

  private static final String EMOJI =
      "(?:[\\x{1F1E6}-\\x{1F1FF}]{2}|[\\p{So}&&[^\\u0000-\\u25FF]][\\p{M}\\p{Sk}]*)";

  static final Pattern WORD =
      Pattern.compile(
          "(?<run>[%1$s][%1$s\\p{M}]*)".formatted(IN_RUNS)
              + "|[\\p{L}\\p{N}&&[^%1$s]][\\p{L}\\p{N}\\p{M}\\u200C\\u200D&&[^%1$s]]*"
                  .formatted(IN_RUNS)
              + "|%1$s(?:\\u200D%1$s)*".formatted(EMOJI));

  private static final Pattern MARKS = Pattern.compile("[\\p{M}\\p{Cf}&&[^\\u3099\\u309A]]");

  /** Letters that Unicode does not take apart into a plain one and a mark. */
  private static final Map<String, String> PLAIN =
      Map.of("ø", "o", "ł", "l", "đ", "d", "ħ", "h", "æ", "ae", "œ", "oe", "ð", "d", "þ", "th");

  static List<Word> in(String text) {
    return WORD.matcher(text).results().map(Word::of).toList();
  }

  private static Word of(MatchResult found) {
    return new Word(fold(found.group()), isRun(found));
  }

  static boolean isRun(MatchResult found) {
    return found.group(1) != null;
  }

  /** Upper case first, because ß and ς have no other way to meet SS and Σ. */
  static String fold(String word) {
    var decomposed = Normalizer.normalize(word, Normalizer.Form.NFKD);
    var unmarked = MARKS.matcher(decomposed).replaceAll("");
    var composed = Normalizer.normalize(unmarked, Normalizer.Form.NFC);
    var folded = new StringBuilder();
    composed
        .toUpperCase(Locale.ROOT)
        .codePoints()
        .mapToObj(upper -> Character.toString(Character.toLowerCase(upper)))
        .forEach(lower -> folded.append(PLAIN.getOrDefault(lower, lower)));
    return folded.toString();
  }

  boolean contains(Word sought) {
    return isRun && sought.isRun ? value.contains(sought.value) : equals(sought);
  }

  boolean startsWith(Word sought) {
    return isRun && sought.isRun ? value.startsWith(sought.value) : equals(sought);
  }

  boolean endsWith(Word sought) {
    return isRun && sought.isRun ? value.endsWith(sought.value) : equals(sought);
  }

  boolean isBegunBy(Word sought) {
    return isRun ? contains(sought) : value.startsWith(sought.value);
  }
}
