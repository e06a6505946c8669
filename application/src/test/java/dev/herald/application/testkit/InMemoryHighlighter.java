package dev.herald.application.testkit;

import dev.herald.application.port.out.Highlighter;
import java.util.BitSet;

public final class InMemoryHighlighter implements Highlighter {

  @Override
  public BitSet find(String text, String words) {
    return WordQuery.of(words).find(text);
  }
}
