package dev.herald.domain.shared;

import java.util.List;
import java.util.stream.Collectors;

/** Malformed input: says everything that is wrong with it, not only the first thing. */
public final class InvalidValue extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final transient List<Violation> violations;

  /**
   * @throws IllegalArgumentException if there is no violation
   */
  public InvalidValue(List<Violation> violations) {
    super(violations.stream().map(Violation::message).collect(Collectors.joining("; ")));
    if (violations.isEmpty()) throw new IllegalArgumentException("a value without violations");
    this.violations = List.copyOf(violations);
  }

  public InvalidValue(Violation violation) {
    this(List.of(violation));
  }

  /** What is wrong, in the order in which it was found; never empty. */
  public List<Violation> violations() {
    return violations;
  }

  /** Refused input is an answer, not a fault: nobody reads where it was thrown. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
