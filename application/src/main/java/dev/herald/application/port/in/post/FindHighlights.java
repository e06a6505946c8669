package dev.herald.application.port.in.post;

import dev.herald.application.view.PostQuery;
import java.util.List;

/** Tells where in a text a search found its words, so that they can be marked. */
@FunctionalInterface
public interface FindHighlights {

  /**
   * The parts of a text that were found, from left to right; they neither overlap nor touch. Words
   * that follow each other because the search said so, as in quotes, are one part with what is
   * between them.
   *
   * @param words as in a {@link PostQuery}, but each is marked though others are not there; blank
   *     for none
   */
  List<Span> find(String text, String words);

  /**
   * A part of a text that splits no character.
   *
   * @param from the index of its first UTF-16 unit
   * @param to the index after its last UTF-16 unit
   */
  record Span(int from, int to) {}
}
