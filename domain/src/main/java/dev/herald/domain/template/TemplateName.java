package dev.herald.domain.template;

import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.TextRule;
import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a template is called. Two may be called the same.
 *
 * @param value one line of 1 to 150 bytes, in Unicode's normal form C, with something to see in it
 */
public record TemplateName(String value) {

  public static final int MAX_BYTES = 150;

  private static final TextRule RULE = TextRule.line("name", MAX_BYTES).required();

  /**
   * @throws InvalidValue if it breaks a rule of {@link TextRule}
   */
  public TemplateName(@Nullable String value) {
    this.value = RULE.check(value);
  }

  /** Text as it is compared: however its letters are cased, and wide or narrow. */
  public static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return value;
  }
}
