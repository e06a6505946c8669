package dev.herald.application.testkit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Words that must all be in a text. Those in double quotes, and those with no space between them
 * such as {@code 2.0.1}, must follow each other; a quote without a partner is punctuation. Of the
 * last word the beginning will do, unless something is behind it, or it has but a letter or two.
 */
final class WordQuery {

  private static final Pattern PHRASE =
      Pattern.compile("\"(?<quoted>[^\"]*)\"|(?<unquoted>[^\\s\\p{Z}\"]+)");

  private final boolean blank;
  private final List<List<Word>> phrases;

  private WordQuery(boolean blank, List<List<Word>> phrases) {
    this.blank = blank;
    this.phrases = phrases;
  }

  static WordQuery of(String query) {
    List<List<Word>> phrases = new ArrayList<>();
    var text = query.replaceAll("(?<=[א-ת])\"(?=[א-ת])", "״");
    var found = PHRASE.matcher(text);
    while (found.find()) {
      var quoted = found.group("quoted");
      var phrase = Word.in(quoted != null ? quoted : found.group("unquoted"));
      if (!phrase.isEmpty()) phrases.add(phrase);
    }
    if (Word.endsIn(text)) openLast(phrases);
    return new WordQuery(query.isBlank(), phrases);
  }

  private static void openLast(List<List<Word>> phrases) {
    var words = new ArrayList<>(phrases.remove(phrases.size() - 1));
    words.add(words.remove(words.size() - 1).open());
    phrases.add(words);
  }

  /** Whether every text fits. */
  boolean isBlank() {
    return blank;
  }

  boolean matches(String text) {
    var words = Word.in(text);
    return allMatch(phrase -> contains(words, phrase));
  }

  /** Like {@link #matches}, but the beginning of a word will do, and quotes have no meaning. */
  boolean matchesBeginningsIn(String text) {
    var words = Word.in(text);
    return allMatch(
        phrase -> phrase.stream().allMatch(wanted -> any(words, wanted, Word::isBegunBy)));
  }

  /** Where in a text the phrases are. */
  BitSet find(String text) {
    var words = WordInText.in(text);
    var found = new BitSet();
    for (var phrase : phrases) {
      for (var start = 0; start + phrase.size() <= words.size(); start++) {
        mark(words.subList(start, start + phrase.size()), phrase, found);
      }
    }
    return found;
  }

  private static void mark(List<WordInText> words, List<Word> phrase, BitSet found) {
    var last = phrase.size() - 1;
    if (last == 0) {
      words.get(0).mark(phrase.get(0), found);
    } else if (isAt(words.stream().map(WordInText::word).toList(), phrase)) {
      var before = words.get(0).length() - phrase.get(0).value().length();
      var end = phrase.get(last).value().length() - 1;
      found.set(words.get(0).starts().get(before), words.get(last).ends().get(end));
    }
  }

  private boolean allMatch(Predicate<List<Word>> isFound) {
    return blank || (!phrases.isEmpty() && phrases.stream().allMatch(isFound));
  }

  private static boolean any(List<Word> words, Word wanted, BiPredicate<Word, Word> fits) {
    return words.stream().anyMatch(word -> fits.test(word, wanted));
  }

  private static boolean contains(List<Word> words, List<Word> phrase) {
    if (phrase.size() == 1) return any(words, phrase.get(0), Word::contains);
    return Stream.iterate(0, start -> start + phrase.size() <= words.size(), start -> start + 1)
        .anyMatch(start -> isAt(words.subList(start, start + phrase.size()), phrase));
  }

  private static boolean isAt(List<Word> words, List<Word> phrase) {
    var last = phrase.size() - 1;
    return words.get(0).endsWith(phrase.get(0))
        && words.subList(1, last).equals(phrase.subList(1, last))
        && words.get(last).startsWith(phrase.get(last));
  }
}
