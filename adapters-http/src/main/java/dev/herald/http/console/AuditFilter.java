package dev.herald.http.console;

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

  /** Whether all entries are asked for. */
  public boolean isEmpty() {
    return actor.isEmpty()
        && action.isEmpty()
        && subject.isEmpty()
        && from.isEmpty()
        && to.isEmpty();
  }
}
