package dev.herald.application.service;

import dev.herald.application.port.in.post.FindHighlights;
import dev.herald.application.port.out.Highlighter;
import java.util.ArrayList;
import java.util.List;

/** Makes spans of the characters that were found. */
final class HighlightService implements FindHighlights {

  private final Highlighter highlighter;

  HighlightService(Highlighter highlighter) {
    this.highlighter = highlighter;
  }

  @Override
  public List<Span> find(String text, String words) {
    var found = highlighter.find(text, words);
    var spans = new ArrayList<Span>();
    for (var from = found.nextSetBit(0); from >= 0; ) {
      var to = found.nextClearBit(from);
      spans.add(new Span(from, to));
      from = found.nextSetBit(to);
    }
    return spans;
  }
}
