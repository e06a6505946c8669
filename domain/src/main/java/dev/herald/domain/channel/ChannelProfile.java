package dev.herald.domain.channel;

import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.TextRule;
import org.jspecify.annotations.Nullable;

/**
 * What a channel says of itself; line breaks are allowed. The limit is Tencent Cloud Chat's.
 *
 * @param value at most 400 bytes; empty if the channel says nothing
 */
public record ChannelProfile(String value) {

  public static final int MAX_BYTES = 400;

  private static final TextRule RULE = TextRule.lines("profile", MAX_BYTES);

  /** Nothing said. */
  public static final ChannelProfile NONE = new ChannelProfile("");

  /**
   * @throws InvalidValue if it breaks a rule of {@link TextRule}
   */
  public ChannelProfile(@Nullable String value) {
    this.value = RULE.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
