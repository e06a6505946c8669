package dev.herald.domain.id;

import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import java.io.Serializable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a stored image: the SHA-256 of its bytes, so the same picture has one name however
 * often it is uploaded.
 *
 * @param value 64 lower-case hexadecimal digits
 */
public record ImageId(String value) implements Serializable {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  /**
   * @throws InvalidValue with the rule {@code malformed}
   */
  public ImageId(@Nullable String value) {
    if (value == null || !FORM.matcher(value).matches()) {
      throw new InvalidValue(
          Violation.of("imageId", "malformed", "must be the 64 hexadecimal digits of an upload"));
    }
    this.value = value;
  }

  @Override
  public String toString() {
    return value;
  }
}
