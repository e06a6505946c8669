package dev.herald.http.v1;

import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import java.util.function.Function;

/** Kinds and names in queries, such as {@code token:press office}. */
final class Names {

  private Names() {}

  /**
   * What is named.
   *
   * @throws InvalidValue {@code <field>.malformed}: it has no kind, an unknown one, or no name
   */
  static <T> T of(String field, String text, Function<String, T> form) {
    try {
      return form.apply(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidValue(
          Violation.of(field, "malformed", "must be a kind and a name, such as channel:news"));
    }
  }
}
