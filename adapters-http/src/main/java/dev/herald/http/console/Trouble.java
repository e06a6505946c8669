package dev.herald.http.console;

/**
 * Something that somebody should look after.
 *
 * @param what it is, in a sentence
 * @param why or what can be done, in a sentence or more; empty if nothing more is known
 * @param address where it is looked after
 */
public record Trouble(String what, String why, String address) {}
