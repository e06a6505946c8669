package dev.herald.application.testkit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A word at its place in a text.
 *
 * @param starts where the character begins of which each unit of the word's value was made
 * @param ends where that character ends
 */
record WordInText(Word word, List<Integer> starts, List<Integer> ends) {

  /** A character, with the marks that belong to it. */
  private static final Pattern CHARACTER = Pattern.compile("\\X");

  static List<WordInText> in(String text) {
    return Word.WORD.matcher(text).results().map(WordInText::of).toList();
  }

  private static WordInText of(MatchResult found) {
    var value = new StringBuilder();
    var starts = new ArrayList<Integer>();
    var ends = new ArrayList<Integer>();
    var characters = CHARACTER.matcher(found.group());
    while (characters.find()) {
      for (var unit : Word.fold(characters.group()).toCharArray()) {
        value.append(unit);
        starts.add(found.start() + characters.start());
        ends.add(found.start() + characters.end());
      }
    }
    return new WordInText(new Word(value.toString(), Word.isRun(found), false), starts, ends);
  }

  int length() {
    return starts.size();
  }

  /** Marks each place where what is sought stands in this word. */
  void mark(Word sought, BitSet marked) {
    if (!word.contains(sought)) return;
    for (var at = word.indexOf(sought, 0); at >= 0; ) {
      marked.set(starts.get(at), ends.get(at + sought.value().length() - 1));
      at = word.isRun() ? word.indexOf(sought, at + 1) : -1;
    }
  }
}
