package dev.herald.domain.shared;

import java.util.ArrayList;
import java.util.List;
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
 */
public final class Violations {

  private final List<Violation> found = new ArrayList<>();

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
      invalid.violations().stream().map(place).forEach(found::add);
      return null;
    }
  }

  /** Keeps one more violation. */
  public void add(Violation violation) {
    found.add(violation);
  }

  /** Whether nothing was wrong so far. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /**
   * Ends the collecting.
   *
   * @throws InvalidValue with everything that was found, if anything was
   */
  public void throwIfAny() {
    if (!found.isEmpty()) throw new InvalidValue(found);
  }
}
