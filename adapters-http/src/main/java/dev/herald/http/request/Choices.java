package dev.herald.http.request;

import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the values of enums. */
public final class Choices {

  private Choices() {}

  /**
   * The value of this name.
   *
   * @throws InvalidValue with the rule {@code unknown_value}, for a field of any name
   */
  public static <E extends Enum<E>> E of(Class<E> type, @Nullable String name) {
    return Arrays.stream(type.getEnumConstants())
        .filter(value -> value.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(type));
  }

  private static InvalidValue unknown(Class<? extends Enum<?>> type) {
    var names =
        Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    return new InvalidValue(Violation.of("value", "unknown_value", "must be one of " + names));
  }
}
