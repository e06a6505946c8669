package dev.herald.domain.id;

import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.TextRule;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The name by which an account is known: one that owns channels, or follows them. Herald does not
 * ask who is behind it.
 *
 * @param value one line of 1 to 32 bytes, the limit of Tencent Cloud Chat's user ids
 */
public record AccountId(String value) implements Serializable {

  public static final int MAX_BYTES = 32;

  private static final TextRule RULE = TextRule.line("account", MAX_BYTES).required();

  /** The owner of channels for which nobody named another: an account that is always known. */
  public static final AccountId ADMINISTRATOR = new AccountId("administrator");

  /**
   * @throws InvalidValue if it breaks a rule of {@link TextRule}
   */
  public AccountId(@Nullable String value) {
    this.value = RULE.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
