package dev.herald.persistence.search;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/** Collects the words of a text, in their order, from what a tokenizer makes of it. */
final class WordList {

  private static final String WITHOUT_SPACES =
      StandardTokenizer.TOKEN_TYPES[StandardTokenizer.SOUTHEAST_ASIAN];

  private final String text;
  private final List<PlacedWord> words = new ArrayList<>();
  private boolean lastIsPair;
  private boolean lastIsSingle;
  private int lastEnd;

  /**
   * Where the run of Southeast Asian characters begins at whose end this is; -1 if there is none.
   */
  private int runFrom = -1;

  WordList(String text) {
    this.text = text;
  }

  void add(String type, String word, int from, int to) {
    if (lastIsPair && from >= lastEnd) words.add(lastCharacter());
    var isOfRun = type.equals(WITHOUT_SPACES);
    if (runFrom >= 0 && !(isOfRun && from == lastEnd)) endRun();
    if (!isOfRun) words.add(new PlacedWord(word, from, to));
    else if (runFrom < 0) runFrom = from; // the tokenizer cuts a long run into several tokens
    lastIsPair = type.equals(CJKBigramFilter.DOUBLE_TYPE);
    lastIsSingle = type.equals(CJKBigramFilter.SINGLE_TYPE);
    lastEnd = to;
  }

  private void endRun() {
    words.addAll(Clusters.words(text.substring(runFrom, lastEnd), runFrom));
    runFrom = -1;
  }

  private PlacedWord lastCharacter() {
    var pair = words.get(words.size() - 1);
    var value = pair.value();
    var character = value.substring(value.offsetByCodePoints(value.length(), -1));
    return new PlacedWord(character, pair.to() - character.length(), pair.to());
  }

  /** All words, after the last was added. */
  Analyzed analyzed() {
    if (runFrom >= 0) {
      var before = words.size();
      endRun();
      return new Analyzed(words, true, words.size() > before + 1, false);
    }
    if (lastIsPair) words.add(lastCharacter());
    var endsInRun = lastIsPair || lastIsSingle;
    return new Analyzed(words, endsInRun, lastIsPair, !endsInRun && endsInWord());
  }

  private boolean endsInWord() {
    return !words.isEmpty()
        && lastEnd == text.length()
        && Character.isLetterOrDigit(words.get(words.size() - 1).value().codePointAt(0));
  }
}
