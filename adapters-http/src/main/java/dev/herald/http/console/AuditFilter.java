package dev.herald.http.console;

import java.util.stream.Stream;

/**
 * Which entries of the audit log are asked for, as it stands in the address; empty for any.
 *
 * @param actor such as {@code token:press office}, or the name of a token
 * @param action the name of an action
 * @param subject such as {@code channel:news}, or the id of a channel
 * @param from the first day, such as {@code 2026-01-31}
 * @param to the last day, the whole of it
 */
public record AuditFilter(String actor, String action, String subject, String from, String to) {

  /** How much is asked for beside the actor. */
  public int besideActor() {
    return (int) Stream.of(action, subject, from, to).filter(it -> !it.isEmpty()).count();
  }

  /** Whether all entries are asked for. */
  public boolean isEmpty() {
    return actor.isEmpty() && besideActor() == 0;
  }
}
