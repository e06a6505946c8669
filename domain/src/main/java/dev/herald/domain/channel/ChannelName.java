package dev.herald.domain.channel;

import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.TextRule;
import org.jspecify.annotations.Nullable;

/**
 * The name under which readers know a channel. Two channels may bear the same one. The limit is
 * Tencent Cloud Chat's.
 *
 * @param value one line of 1 to 150 bytes, in Unicode's normal form C, with something to see in it
 */
public record ChannelName(String value) {

  public static final int MAX_BYTES = 150;

  private static final TextRule RULE = TextRule.line("name", MAX_BYTES).required();

  /**
   * @throws InvalidValue if it breaks a rule of {@link TextRule}
   */
  public ChannelName(@Nullable String value) {
    this.value = RULE.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
