package dev.herald.persistence.search;

import java.util.List;

/**
 * The words of a text.
 *
 * @param endsInRun whether the last character belongs to a script that is written without spaces
 * @param endsInPair whether at least two such characters are at the end
 * @param endsInWord whether the last character belongs to a word of any other script
 */
record Analyzed(List<PlacedWord> words, boolean endsInRun, boolean endsInPair, boolean endsInWord) {

  static final Analyzed NOTHING = new Analyzed(List.of(), false, false, false);

  List<String> values() {
    return words.stream().map(PlacedWord::value).toList();
  }
}
