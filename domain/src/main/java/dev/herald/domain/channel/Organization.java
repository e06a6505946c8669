package dev.herald.domain.channel;

import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.TextRule;
import org.jspecify.annotations.Nullable;

/**
 * The organisation behind a channel. The limit is Tencent Cloud Chat's.
 *
 * @param value one line of at most 500 bytes; empty if none is named
 */
public record Organization(String value) {

  public static final int MAX_BYTES = 500;

  private static final TextRule RULE = TextRule.line("organization", MAX_BYTES);

  /** Nothing said. */
  public static final Organization NONE = new Organization("");

  /**
   * @throws InvalidValue if it breaks a rule of {@link TextRule}
   */
  public Organization(@Nullable String value) {
    this.value = RULE.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
