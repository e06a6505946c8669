package dev.herald.persistence.search;

import java.util.List;

/**
 * The words of a text.
 *
 * @param endsInRun whether the last character belongs to a script that is written without spaces
 * @param endsInPair whether at least two such characters are at the end
 */
record Analyzed(List<PlacedWord> words, boolean endsInRun, boolean endsInPair) {

  List<String> values() {
    return words.stream().map(PlacedWord::value).toList();
  }
}
