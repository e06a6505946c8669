package dev.herald.application.testkit;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A word, without its case and accents. Chinese, Japanese, Korean, Thai, Lao, Khmer and Burmese are
 * written without spaces between words, or with fewer: there a whole run of characters counts as
 * one, and what is sought may stand anywhere in it.
 *
 * @param isRun whether it is such a run
 * @param isOpen whether it is sought, and words that begin with it are found as well
 */
record Word(String value, boolean isRun, boolean isOpen) {

  private static final int SHORTEST_BEGINNING = 3;

  // With the marks for long vowels, voiced sounds and repetition, and their half-width forms.
  private static final String IN_RUNS =
      "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsBopomofo}"
          + "\\u3099\\u309A\\u30FC\\uFF70\\uFF9E\\uFF9F";

  /** Their marks are vowels and tones, without which a word is another one. */
  private static final String SOUTHEAST_ASIAN =
      "\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}&&[\\p{L}\\p{M}]";

  private static final String IN_WORDS =
      "[\\p{L}\\p{N}\\p{M}\\p{Cf}&&[^%s]&&[^%s]]".formatted(IN_RUNS, SOUTHEAST_ASIAN);

  /** What may be left out inside a number or a Hebrew word. */
  private static final String INSIDE =
      "(?:(?<=\\p{Nd})[,'’٬](?=\\p{Nd}{3}(?!\\p{Nd}))|(?<=[א-ת])[\"'’׳״](?=[א-ת]))";

  private static final String EMOJI =
      "(?:[\\x{1F1E6}-\\x{1F1FF}]{2}|[\\p{So}&&[^\\u0000-\\u25FF]][\\p{M}\\p{Sk}]*)";

  static final Pattern WORD =
      Pattern.compile(
          "(?<run>[%1$s][%1$s\\p{M}\\p{Cf}]*|[%2$s][[%2$s]\\p{Cf}]*)"
                  .formatted(IN_RUNS, SOUTHEAST_ASIAN)
              + "|[\\p{L}\\p{N}&&[^%1$s]&&[^%2$s]]%4$s*(?:%3$s%4$s+)*"
                  .formatted(IN_RUNS, SOUTHEAST_ASIAN, INSIDE, IN_WORDS)
              + "|%1$s(?:\\u200D%1$s)*".formatted(EMOJI));

  private static final Pattern MARKS =
      Pattern.compile(
          "[\\p{M}\\p{Cf}\\u0640&&[^\\u3099\\u309A]&&[^%s]]|%s".formatted(SOUTHEAST_ASIAN, INSIDE));

  /** Letters that Unicode does not take apart into a plain one and a mark, and Arabic variants. */
  private static final Map<String, String> PLAIN =
      Map.ofEntries(
          Map.entry("ø", "o"),
          Map.entry("ł", "l"),
          Map.entry("đ", "d"),
          Map.entry("ħ", "h"),
          Map.entry("æ", "ae"),
          Map.entry("œ", "oe"),
          Map.entry("ð", "d"),
          Map.entry("þ", "th"),
          Map.entry("ٱ", "ا"),
          Map.entry("ى", "ي"),
          Map.entry("ی", "ي"),
          Map.entry("ک", "ك"),
          Map.entry("ة", "ه"));

  static List<Word> in(String text) {
    return WORD.matcher(text).results().map(Word::of).toList();
  }

  private static Word of(MatchResult found) {
    return new Word(fold(found.group()), isRun(found), false);
  }

  /** Whether nothing is behind the last word of a text. */
  static boolean endsIn(String text) {
    return WORD.matcher(text).results().anyMatch(found -> found.end() == text.length());
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
        .forEach(lower -> folded.append(plain(lower)));
    return folded.toString();
  }

  private static String plain(String character) {
    return character.matches("\\p{Nd}")
        ? "" + Character.digit(character.codePointAt(0), 10)
        : PLAIN.getOrDefault(character, character);
  }

  /** Where in this run another begins, from an index on, and ends with a whole character; or -1. */
  int indexOf(Word sought, int from) {
    var at = value.indexOf(sought.value, from);
    while (at >= 0 && (isInside(at) || isInside(at + sought.value.length()))) {
      at = value.indexOf(sought.value, at + 1);
    }
    return at;
  }

  /** Whether a character goes on here, with a mark or with what is stacked in Khmer and Burmese. */
  private boolean isInside(int index) {
    if (index == 0 || index == value.length()) return false;
    var before = value.charAt(index - 1);
    return before == '\u17D2' || before == '\u1039' || isMark(value.codePointAt(index));
  }

  private static boolean isMark(int character) {
    var type = Character.getType(character);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  /** The same word, of which the beginning will do, if it can be. */
  Word open() {
    var isLong = value.codePointCount(0, value.length()) >= SHORTEST_BEGINNING;
    var canBe = !isRun && Character.isLetterOrDigit(value.codePointAt(0)) && isLong;
    return new Word(value, isRun, canBe);
  }

  boolean contains(Word sought) {
    return isRun && sought.isRun ? indexOf(sought, 0) >= 0 : isFoundBy(sought);
  }

  boolean startsWith(Word sought) {
    return isRun && sought.isRun ? value.startsWith(sought.value) : isFoundBy(sought);
  }

  boolean endsWith(Word sought) {
    return isRun && sought.isRun ? value.endsWith(sought.value) : equals(sought);
  }

  private boolean isFoundBy(Word sought) {
    return sought.isOpen ? !isRun && value.startsWith(sought.value) : equals(sought);
  }

  boolean isBegunBy(Word sought) {
    return isRun ? contains(sought) : value.startsWith(sought.value);
  }
}
