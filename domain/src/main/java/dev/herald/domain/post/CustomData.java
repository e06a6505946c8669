package dev.herald.domain.post;

import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.TextRule;
import org.jspecify.annotations.Nullable;

/**
 * Data that another app understands, and that Herald stores and returns exactly as it came.
 *
 * @param value 1 to 12 288 bytes (12 KB, what Tencent Cloud Chat takes for a whole message)
 */
public record CustomData(String value) {

  public static final int MAX_BYTES = 12 * 1024;

  private static final TextRule RULE = TextRule.opaque("customData", MAX_BYTES).required();

  /**
   * @throws InvalidValue if it breaks a rule of {@link TextRule}
   */
  public CustomData(@Nullable String value) {
    this.value = RULE.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
