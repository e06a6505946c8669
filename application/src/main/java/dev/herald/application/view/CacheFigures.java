package dev.herald.application.view;

/**
 * How useful it is to keep something, in numbers that begin at 0 at the start.
 *
 * @param cache what is kept, such as {@code tokens}
 * @param hits how often what was asked for was there
 * @param misses how often it was not
 */
public record CacheFigures(String cache, long hits, long misses) {}
