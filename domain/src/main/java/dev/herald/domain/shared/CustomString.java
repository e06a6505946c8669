package dev.herald.domain.shared;

import org.jspecify.annotations.Nullable;

/**
 * Text that an app keeps with a channel or a subscription, and into which Herald does not look. The
 * limit is Tencent Cloud Chat's.
 *
 * @param value at most 3000 bytes; empty if there is none
 */
public record CustomString(String value) {

  public static final int MAX_BYTES = 3000;

  private static final TextRule RULE = TextRule.opaque("customString", MAX_BYTES);

  /** Nothing kept. */
  public static final CustomString NONE = new CustomString("");

  /**
   * @throws InvalidValue if it breaks a rule of {@link TextRule}
   */
  public CustomString(@Nullable String value) {
    this.value = RULE.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
