package dev.herald.http.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.herald.domain.shared.Violation;
import dev.herald.domain.shared.Violations;
import dev.herald.http.json.WholeNumbers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * An object in a request. It hands its fields out as values of the domain, and notes everything
 * that is wrong with them: wrong types, broken rules, and, at the {@link #end}, fields that nobody
 * asked for. A value that is invalid is null until {@link Violations#throwIfAny} has been asked.
 *
 * <p>A field that is null counts as one that is not there, unless {@link #isNull} is asked.
 */
public final class RequestObject {

  private final JsonNode node;
  private final String prefix;
  private final Violations violations;
  private final Set<String> asked = new HashSet<>();

  RequestObject(JsonNode node, String prefix, Violations violations) {
    this.node = node;
    this.prefix = prefix;
    this.violations = violations;
  }

  /** A value made of a text, or of null if the field is not there. */
  @SuppressWarnings("NullAway") // null stands for "invalid", see above
  public <T> T required(String field, Function<@Nullable String, T> value) {
    var given = ask(field);
    return given == null || is(given.isTextual(), field, "a string", given)
        ? violations.checkAs(path(field), () -> value.apply(given == null ? null : given.asText()))
        : null;
  }

  /** A value made of a text, if the field is there and valid. */
  public <T> Optional<T> optional(String field, Function<@Nullable String, T> value) {
    return isThere(field) ? Optional.ofNullable(required(field, value)) : notThere(field);
  }

  /** A value made of a whole number, if the field is there and valid. */
  public <T> Optional<T> optionalNumber(String field, LongFunction<T> value) {
    var given = ask(field);
    if (given == null) return Optional.empty();
    var number = WholeNumbers.of(given);
    return is(number.isPresent(), field, "a whole number", given)
        ? Optional.ofNullable(
            violations.checkAs(path(field), () -> value.apply(number.getAsLong())))
        : Optional.empty();
  }

  /** True or false, if the field is there and is one of them. */
  public Optional<Boolean> optionalBoolean(String field) {
    var given = ask(field);
    return given != null && is(given.isBoolean(), field, "true or false", given)
        ? Optional.of(given.asBoolean())
        : Optional.empty();
  }

  /**
   * Values made of the texts in a list, as far as they are valid; empty if the field is not there.
   * A list that is there must have at least one, and at most {@code most}; of a longer one no item
   * is looked at.
   */
  public <T> Optional<List<T>> texts(String field, int most, Function<@Nullable String, T> value) {
    var given = list(field, most);
    if (given.isEmpty()) return Optional.empty();
    var items = given.get();
    if (items.isEmpty()) violations.add(Violation.required(path(field)));
    var texts = new ArrayList<T>();
    for (var i = 0; i < items.size(); i++) {
      var text = items.get(i);
      var item = field + "[" + i + "]";
      if (is(text.isTextual(), item, "a string", text)) {
        texts.add(violations.checkAs(path(item), () -> value.apply(text.asText())));
      }
    }
    return Optional.of(texts);
  }

  /** An object, if the field is there and is one. */
  public Optional<RequestObject> object(String field) {
    var given = ask(field);
    return given != null && is(given.isObject(), field, "an object", given)
        ? Optional.of(new RequestObject(given, path(field) + ".", violations))
        : Optional.empty();
  }

  /**
   * The objects in a list, as far as they are objects; none if the field is not there. The list
   * must have at most {@code most}; of a longer one no item is looked at.
   */
  public List<RequestObject> objects(String field, int most) {
    var objects = new ArrayList<RequestObject>();
    list(field, most)
        .ifPresent(
            items -> {
              for (var i = 0; i < items.size(); i++) {
                var item = field + "[" + i + "]";
                if (is(items.get(i).isObject(), item, "an object", items.get(i))) {
                  objects.add(new RequestObject(items.get(i), path(item) + ".", violations));
                }
              }
            });
    return objects;
  }

  /** A list that is no longer than it may be, if the field is there. */
  private Optional<JsonNode> list(String field, int most) {
    var given = ask(field);
    if (given == null || !is(given.isArray(), field, "a list", given)) return Optional.empty();
    if (given.size() <= most) return Optional.of(given);
    violations.add(Violation.tooMany(path(field), most, given.size()));
    return Optional.empty();
  }

  /** Whether the field is there and null. */
  public boolean isNull(String field) {
    asked.add(field);
    return node.has(field) && node.get(field).isNull();
  }

  /** Whether the field is there and not null. */
  public boolean isThere(String field) {
    return node.hasNonNull(field);
  }

  /** How the client knows a field of this object, such as {@code links[2].url}. */
  public String path(String field) {
    return prefix + field;
  }

  /** What is wrong with the whole request. */
  public Violations violations() {
    return violations;
  }

  /** Notes the fields that nobody asked for: typing errors must not pass in silence. */
  public void end() {
    node.fieldNames()
        .forEachRemaining(
            field -> {
              if (!asked.contains(field)) {
                violations.add(
                    Violation.of(path(field), "unknown_field", "is no field that can be set here"));
              }
            });
  }

  private <T> Optional<T> notThere(String field) {
    asked.add(field);
    return Optional.empty();
  }

  private @Nullable JsonNode ask(String field) {
    asked.add(field);
    return isThere(field) ? node.get(field) : null;
  }

  private boolean is(boolean rightType, String field, String wanted, JsonNode found) {
    if (!rightType) {
      var text = "must be " + wanted + ", but is " + inWords(found);
      violations.add(Violation.of(path(field), "wrong_type", text));
    }
    return rightType;
  }

  private static String inWords(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "a list";
      case OBJECT -> "an object";
      case STRING -> "a string";
      case NUMBER -> WholeNumbers.of(node).isPresent() ? "a whole number" : "a fraction";
      case BOOLEAN -> "true or false";
      default -> "null";
    };
  }
}
