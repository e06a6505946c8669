package dev.herald.http.console;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong.
 *
 * @param field the field as the form names it; null if it is about none
 * @param label what the reader knows the field as; empty if the message names it
 * @param message what is wrong with it, in a sentence that is whole without the label
 */
public record FailureLine(@Nullable String field, String label, String message) {

  /** All of it, to be read where the field is not seen. */
  public String sentence() {
    return label.isEmpty() ? message : label + " " + message;
  }
}
