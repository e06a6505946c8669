package dev.herald.application.service;

import dev.herald.application.port.in.post.FindWords;
import dev.herald.application.port.out.WordFinder;
import java.util.ArrayList;
import java.util.List;

/** Makes spans of the characters that were found. */
final class WordMarking implements FindWords {

  private final WordFinder finder;

  WordMarking(WordFinder finder) {
    this.finder = finder;
  }

  @Override
  public List<Span> find(String text, String words) {
    var found = finder.find(text, words);
    var spans = new ArrayList<Span>();
    for (var from = found.nextSetBit(0); from >= 0; ) {
      var to = found.nextClearBit(from);
      spans.add(new Span(from, to));
      from = found.nextSetBit(to);
    }
    return spans;
  }
}
