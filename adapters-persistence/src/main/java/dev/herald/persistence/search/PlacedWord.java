package dev.herald.persistence.search;

/**
 * A word at its place in a folded text.
 *
 * @param from the index of its first UTF-16 unit
 * @param to the index after its last UTF-16 unit
 */
record PlacedWord(String value, int from, int to) {}
