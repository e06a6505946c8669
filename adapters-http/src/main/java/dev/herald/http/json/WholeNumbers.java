package dev.herald.http.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalLong;

/** Whole numbers as JSON Schema knows them: {@code 100000.0} and {@code 1e5} are whole as well. */
public final class WholeNumbers {

  private WholeNumbers() {}

  /**
   * A number without a fraction; empty if the node is none. One that is beyond all longs counts as
   * the nearest of them, which breaks every rule that it would break.
   */
  public static OptionalLong of(JsonNode node) {
    if (node.isIntegralNumber()) {
      if (node.canConvertToLong()) return OptionalLong.of(node.longValue());
      var isNegative = node.bigIntegerValue().signum() < 0;
      return OptionalLong.of(isNegative ? Long.MIN_VALUE : Long.MAX_VALUE);
    }
    var number = node.doubleValue();
    return node.isNumber() && number == Math.rint(number)
        ? OptionalLong.of((long) number)
        : OptionalLong.empty();
  }
}
