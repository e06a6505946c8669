package dev.herald.application.testkit;

import dev.herald.application.port.out.WordFinder;
import java.util.BitSet;

public final class InMemoryWordFinder implements WordFinder {

  @Override
  public BitSet find(String text, String words) {
    return WordQuery.of(words).find(text);
  }
}
