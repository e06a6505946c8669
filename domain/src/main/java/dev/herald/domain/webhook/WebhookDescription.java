package dev.herald.domain.webhook;

import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.TextRule;
import org.jspecify.annotations.Nullable;

/**
 * What operators say a webhook is for.
 *
 * @param value one line of at most 200 bytes; empty if nothing is said
 */
public record WebhookDescription(String value) {

  public static final int MAX_BYTES = 200;

  private static final TextRule RULE = TextRule.line("description", MAX_BYTES);

  /** Nothing said. */
  public static final WebhookDescription NONE = new WebhookDescription("");

  /**
   * @throws InvalidValue if it breaks a rule of {@link TextRule}
   */
  public WebhookDescription(@Nullable String value) {
    this.value = RULE.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
