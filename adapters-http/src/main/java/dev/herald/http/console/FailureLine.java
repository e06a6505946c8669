package dev.herald.http.console;

/**
 * One thing that is wrong.
 *
 * @param field the field as the form names it
 * @param label what the reader knows the field as
 * @param message what is wrong with it, to be read after the label
 */
public record FailureLine(String field, String label, String message) {}
