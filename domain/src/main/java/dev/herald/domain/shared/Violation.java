package dev.herald.domain.shared;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One broken rule in one field.
 *
 * @param field the path of the field as its author knows it, such as {@code name} or {@code
 *     links[2].url}
 * @param rule the broken rule in snake case, such as {@code too_long}; stable, programs may switch
 *     on it
 * @param text the rule in words, to be read after the name of the field
 * @param limit the number that the rule sets, if it sets one; its unit is in the text
 * @param actual the number that was found instead, if there is one, in the unit of the limit
 */
public record Violation(
    String field, String rule, String text, @Nullable Long limit, @Nullable Long actual)
    implements Serializable {

  public Violation {
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(text, "text");
  }

  /** A broken rule that has no number. */
  public static Violation of(String field, String rule, String text) {
    return new Violation(field, rule, text, null, null);
  }

  /** A value that must be there and is not. */
  public static Violation required(String field) {
    return of(field, "required", "is required");
  }

  /** More than {@code limit} bytes of UTF-8. */
  public static Violation tooLong(String field, long limit, long actual) {
    var text = "must be at most " + limit + " bytes in UTF-8, but has " + actual;
    return new Violation(field, "too_long", text, limit, actual);
  }

  /** More than {@code limit} items in a list. */
  public static Violation tooMany(String field, long limit, long actual) {
    var text = "must have at most " + limit + " items, but has " + actual;
    return new Violation(field, "too_many", text, limit, actual);
  }

  /** A number that is not from {@code min} to {@code max}; its limit is the one that is broken. */
  public static Violation outOfRange(String field, long min, long max, long actual) {
    return outOfRange(field, min, max, "", actual);
  }

  /** A number of something that is not from {@code min} to {@code max}. */
  public static Violation outOfRange(String field, long min, long max, String unit, long actual) {
    var most = unit.isEmpty() ? "" + max : max + " " + unit;
    var text = "must be from " + min + " to " + most + ", but is " + actual;
    return new Violation(field, "out_of_range", text, actual < min ? min : max, actual);
  }

  /**
   * The stable code: the field without its indexes, and the rule, such as {@code name.too_long}.
   */
  public String code() {
    return field.replaceAll("\\[\\d+]", "") + "." + rule;
  }

  /** The whole sentence, in English. */
  public String message() {
    return field + " " + text;
  }

  /** The same violation, found in the field of another name. */
  public Violation as(String otherField) {
    return new Violation(otherField, rule, text, limit, actual);
  }

  /** The same violation, found inside another field. */
  public Violation in(String outerField) {
    return as(outerField + "." + field);
  }
}
