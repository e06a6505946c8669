package dev.herald.domain.access;

import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.TextRule;
import dev.herald.domain.shared.Violation;
import java.io.Serializable;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an access token is called, to tell it from others. Addresses have it as a step.
 *
 * @param value one line of 1 to 100 bytes, in Unicode's normal form C, with something to see in it;
 *     neither {@code .} nor {@code ..}, which mean something else in an address
 */
public record TokenName(String value) implements Serializable {

  public static final int MAX_BYTES = 100;

  private static final TextRule RULE = TextRule.line("name", MAX_BYTES).required();

  private static final Set<String> RESERVED = Set.of(".", "..");

  /**
   * @throws InvalidValue if it breaks a rule of {@link TextRule}, or with the rule {@code reserved}
   */
  public TokenName(@Nullable String value) {
    this.value = RULE.check(value);
    if (RESERVED.contains(this.value)) {
      throw new InvalidValue(Violation.of("name", "reserved", "must not be " + this.value));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
