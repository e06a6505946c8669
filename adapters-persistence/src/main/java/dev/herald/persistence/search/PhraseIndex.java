package dev.herald.persistence.search;

import dev.herald.persistence.search.WordAnalyzer.Phrase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/** Looks phrases up in the words of one text, as a full-text index would. */
final class PhraseIndex {

  /** The text, with a number for each word. */
  private final int[] text;

  /** The numbers of the words, which are given in the order in which the words appear first. */
  private final NavigableMap<String, Integer> numbers = new TreeMap<>();

  /** Where in the text the word with a number stands. */
  private final List<List<Integer>> places = new ArrayList<>();

  PhraseIndex(List<String> words) {
    text = new int[words.size()];
    for (var place = 0; place < text.length; place++) {
      text[place] = number(words.get(place));
      places.get(text[place]).add(place);
    }
  }

  private int number(String word) {
    var known = numbers.putIfAbsent(word, numbers.size());
    if (known != null) return known;
    places.add(new ArrayList<>());
    return places.size() - 1;
  }

  /**
   * Looks for a phrase.
   *
   * @param found takes the place of its first word, for each place where it stands
   */
  void find(Phrase phrase, IntConsumer found) {
    var last = phrase.words().size() - 1;
    var wanted = new int[last + 1];
    for (var i = 0; i < last; i++) {
      var number = numbers.get(phrase.words().get(i));
      if (number == null) return;
      wanted[i] = number;
    }
    for (var number : endings(phrase.words().get(last), phrase.lastIsPrefix())) {
      wanted[last] = number;
      find(wanted, found);
    }
  }

  private Iterable<Integer> endings(String word, boolean isPrefix) {
    return isPrefix
        ? numbers.subMap(word, word + Character.MAX_VALUE).values()
        : numbers.subMap(word, true, word, true).values();
  }

  /** Looks only where the rarest of the words stands. */
  private void find(int[] wanted, IntConsumer found) {
    var rarest = 0;
    for (var i = 1; i < wanted.length; i++) {
      if (places.get(wanted[i]).size() < places.get(wanted[rarest]).size()) rarest = i;
    }
    for (var place : places.get(wanted[rarest])) {
      var from = place - rarest;
      var to = from + wanted.length;
      if (from >= 0
          && to <= text.length
          && Arrays.equals(text, from, to, wanted, 0, wanted.length)) {
        found.accept(from);
      }
    }
  }
}
