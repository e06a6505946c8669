package dev.herald.http.openapi;

import static dev.herald.http.openapi.ApiDescription.HERALD;

import com.fasterxml.jackson.databind.JsonNode;
import dev.herald.domain.shared.Utf8;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares values with schemas, as far as {@code openapi.yaml} uses them. It is stricter than JSON
 * Schema: an object must have no field that its schema does not name.
 */
public final class SchemaCheck {

  private final List<String> complaints = new ArrayList<>();

  private SchemaCheck() {}

  /** What is wrong with a value that is to fit the schema of this name. */
  public static List<String> complaints(JsonNode value, String schema) {
    return complaints(value, HERALD.at("/components/schemas/" + schema));
  }

  /** What is wrong with a value. */
  static List<String> complaints(JsonNode value, JsonNode schema) {
    var check = new SchemaCheck();
    check.check("", value, schema);
    return check.complaints;
  }

  private void check(String at, JsonNode value, JsonNode given) {
    var schema = HERALD.resolve(given);
    if (schema.has("type") && !is(value, schema.get("type").asText())) {
      complain(at, "is not of the type " + schema.get("type").asText());
      return;
    }
    if (schema.has("anyOf") && !fitsAny(value, schema.get("anyOf"))) complain(at, "fits nothing");
    if (value.isObject()) checkObject(at, value, schema);
    if (value.isArray()) checkList(at, value, schema);
    if (value.isTextual()) checkText(at, value.asText(), schema);
    if (value.isNumber()) checkNumber(at, value.asLong(), schema);
  }

  private static boolean is(JsonNode value, String type) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "boolean" -> value.isBoolean();
      case "null" -> value.isNull();
      default -> throw new AssertionError("no schema has the type " + type);
    };
  }

  private static boolean fitsAny(JsonNode value, JsonNode schemas) {
    for (var schema : schemas) if (complaints(value, schema).isEmpty()) return true;
    return false;
  }

  private void checkObject(String at, JsonNode value, JsonNode schema) {
    for (var field : ApiDescription.texts(schema.path("required"))) {
      if (!value.has(field)) complain(at + "." + field, "is missing");
    }
    if (!schema.has("properties")) return;
    for (var field : ApiDescription.fields(value)) {
      var known = schema.get("properties").get(field.getKey());
      var path = at + "." + field.getKey();
      if (known == null) complain(path, "is not described");
      else check(path, field.getValue(), known);
    }
  }

  private void checkList(String at, JsonNode value, JsonNode schema) {
    if (value.size() > schema.path("maxItems").asInt(Integer.MAX_VALUE))
      complain(at, "is too long");
    for (var i = 0; i < value.size(); i++) {
      check("%s[%s]".formatted(at, i), value.get(i), schema.get("items"));
    }
  }

  private void checkText(String at, String value, JsonNode schema) {
    if (schema.has("enum") && !ApiDescription.texts(schema.get("enum")).contains(value)) {
      complain(at, "is none of the values: " + value);
    }
    if (schema.has("pattern") && !value.matches(schema.get("pattern").asText())) {
      complain(at, "has another form: " + value);
    }
    if (Utf8.length(value) > schema.path("x-max-bytes").asInt(Integer.MAX_VALUE)) {
      complain(at, "is too long");
    }
  }

  private void checkNumber(String at, long value, JsonNode schema) {
    if (value < schema.path("minimum").asLong(Long.MIN_VALUE)
        || value > schema.path("maximum").asLong(Long.MAX_VALUE)) {
      complain(at, "is out of range: " + value);
    }
  }

  private void complain(String at, String what) {
    complaints.add((at.isEmpty() ? "the value" : at) + " " + what);
  }
}
