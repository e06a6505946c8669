package dev.herald.domain.shared;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Collects what is wrong with several values, so that a caller learns of all of it in one go.
 *
 * <pre>{@code
 * var violations = new Violations();
 * var name = violations.check(() -> new ChannelName(form.name()));
 * var owner = violations.checkAs("owner", () -> new AccountId(form.owner()));
 * violations.throwIfAny();
 * // from here on both are valid
 * }</pre>
 *
 * <p>It keeps the first {@value #MAX} different violations and counts the others, so that no input
 * makes it grow.
 */
public final class Violations {

  /** How many violations are kept. */
  public static final int MAX = 50;

  private final Set<Violation> found = new LinkedHashSet<>();
  private long omitted;

  /**
   * Makes a value and keeps what is wrong with it.
   *
   * @return the value, or null if it is invalid: use it only after {@link #throwIfAny()}
   */
  public <T> T check(Supplier<T> value) {
    return check(value, violation -> violation);
  }

  /** Like {@link #check(Supplier)}; what is wrong is reported for the field of this name. */
  public <T> T checkAs(String field, Supplier<T> value) {
    return check(value, violation -> violation.as(field));
  }

  /** Like {@link #check(Supplier)}; what is wrong is reported for a field inside this one. */
  public <T> T checkIn(String outerField, Supplier<T> value) {
    return check(value, violation -> violation.in(outerField));
  }

  @SuppressWarnings("NullAway") // null stands for "invalid", and throwIfAny() comes before any use
  private <T> T check(Supplier<T> value, UnaryOperator<Violation> place) {
    try {
      return value.get();
    } catch (InvalidValue invalid) {
      invalid.violations().stream().map(place).forEach(this::add);
      omitted += invalid.omitted();
      return null;
    }
  }

  /** Adds one more violation, unless the same one was found before. */
  public void add(Violation violation) {
    if (found.size() < MAX) found.add(violation);
    else if (!found.contains(violation)) omitted++;
  }

  /** Whether nothing was wrong so far. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /**
   * Ends the collecting.
   *
   * @throws InvalidValue with everything that was kept, if anything was found
   */
  public void throwIfAny() {
    if (!found.isEmpty()) throw new InvalidValue(List.copyOf(found), omitted);
  }
}
