package dev.herald.domain.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Malformed input: says what is wrong with it, up to {@value Violations#MAX} things, and how many
 * more there are. It has no stack trace: refused input is an answer to whoever sent it, and nobody
 * reads where it was thrown.
 */
public final class InvalidValue extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final ArrayList<Violation> violations;
  private final long omitted;

  /**
   * @param violations what is wrong; of more than {@value Violations#MAX} the first are kept and
   *     the others counted
   * @throws IllegalArgumentException if there is no violation
   */
  public InvalidValue(List<Violation> violations) {
    this(violations, 0);
  }

  public InvalidValue(Violation violation) {
    this(List.of(violation));
  }

  /**
   * @param omitted how many violations were found besides these
   */
  InvalidValue(List<Violation> violations, long omitted) {
    super(message(violations, omitted));
    if (violations.isEmpty()) throw new IllegalArgumentException("a value without violations");
    this.violations = new ArrayList<>(kept(violations));
    this.omitted = omitted + violations.size() - this.violations.size();
  }

  /** What is wrong, in the order in which it was found: 1 to {@value Violations#MAX} things. */
  public List<Violation> violations() {
    return List.copyOf(violations);
  }

  /** How many more violations were found than {@link #violations()} has; 0 if it has all. */
  public long omitted() {
    return omitted;
  }

  private static List<Violation> kept(List<Violation> violations) {
    return violations.subList(0, Math.min(violations.size(), Violations.MAX));
  }

  private static String message(List<Violation> violations, long omitted) {
    var kept = kept(violations);
    var more = omitted + violations.size() - kept.size();
    var text = kept.stream().map(Violation::message).collect(Collectors.joining("; "));
    return more == 0 ? text : text + "; and " + more + " more";
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
