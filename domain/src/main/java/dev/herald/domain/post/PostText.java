package dev.herald.domain.post;

import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.TextRule;
import org.jspecify.annotations.Nullable;

/**
 * The words of a post, kept as written.
 *
 * @param value 1 to 10 000 bytes with something to see in them; line breaks are allowed
 */
public record PostText(String value) {

  public static final int MAX_BYTES = 10_000;

  private static final TextRule RULE = TextRule.lines("text", MAX_BYTES).required();

  /**
   * @throws InvalidValue if it breaks a rule of {@link TextRule}
   */
  public PostText(@Nullable String value) {
    this.value = RULE.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
