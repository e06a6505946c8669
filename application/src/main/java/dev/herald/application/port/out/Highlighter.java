package dev.herald.application.port.out;

import dev.herald.application.view.PostQuery;
import java.util.BitSet;

/** Tells what in a text a search has found; it finds what {@link PostRepository#list} does. */
@FunctionalInterface
public interface Highlighter {

  /**
   * The indexes of all UTF-16 units that were found: of whole words, of the beginning that was
   * sought, or in scripts without spaces of the characters that were sought, and of what is between
   * words that must follow each other. Both halves of a surrogate pair are found, or neither.
   *
   * @param words as in a {@link PostQuery}, but each is found though others are not there; blank
   *     for none
   */
  BitSet find(String text, String words);
}
