package dev.herald.domain.id;

import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import java.io.Serializable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names a template. */
public record TemplateId(String value) implements Serializable {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /**
   * @throws InvalidValue with the rule {@code malformed}
   */
  public TemplateId(@Nullable String value) {
    if (value == null || !FORM.matcher(value).matches()) {
      throw new InvalidValue(
          Violation.of("id", "malformed", "must be 1 to 64 letters, digits, - and _"));
    }
    this.value = value;
  }

  @Override
  public String toString() {
    return value;
  }
}
