package dev.herald.domain.id;

import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Utf8;
import dev.herald.domain.shared.Violation;
import dev.herald.domain.shared.Violations;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The name by which programs know a channel; never used again after the channel was deleted.
 *
 * <p>The rules are those of a custom official account id at Tencent Cloud Chat (printable ASCII, 48
 * bytes) less its prefix {@code @TOA#_}, which the compatible API adds and removes.
 *
 * @param value 1 to 42 characters from U+0020 to U+007E, with no space at either end, that do not
 *     start with {@code @TOA#}
 */
public record ChannelId(String value) implements Serializable {

  public static final int MAX_BYTES = 42;

  /** What no id may start with: there it marks ids that the vendor's system made. */
  public static final String RESERVED_PREFIX = "@TOA#";

  private static final String FIELD = "id";

  /**
   * @throws InvalidValue with the rules {@code required}, {@code too_long}, {@code not_ascii},
   *     {@code surrounding_space} and {@code reserved_prefix}, as far as they are broken
   */
  public ChannelId(@Nullable String value) {
    if (value == null || value.isEmpty()) throw new InvalidValue(Violation.required(FIELD));
    var violations = new Violations();
    if (!value.chars().allMatch(c -> c >= 0x20 && c <= 0x7E)) {
      violations.add(
          Violation.of(FIELD, "not_ascii", "must have printable ASCII characters alone"));
    }
    if (value.startsWith(" ") || value.endsWith(" ")) {
      violations.add(
          Violation.of(FIELD, "surrounding_space", "must not start or end with a space"));
    }
    if (value.startsWith(RESERVED_PREFIX)) {
      violations.add(
          Violation.of(FIELD, "reserved_prefix", "must not start with " + RESERVED_PREFIX));
    }
    var bytes = Utf8.length(value);
    if (bytes > MAX_BYTES) violations.add(Violation.tooLong(FIELD, MAX_BYTES, bytes));
    violations.throwIfAny();
    this.value = value;
  }

  /**
   * The same id, if a new channel may have it: {@code .} and {@code ..} are steps in an address, so
   * that browsers and proxies never ask for such a channel. Stores of before may have them still.
   *
   * @throws InvalidValue with the rule {@code path_step}
   */
  public ChannelId forNewChannel() {
    if (value.equals(".") || value.equals("..")) {
      throw new InvalidValue(
          Violation.of(FIELD, "path_step", "must not be . or .., which are steps in an address"));
    }
    return this;
  }

  @Override
  public String toString() {
    return value;
  }
}
