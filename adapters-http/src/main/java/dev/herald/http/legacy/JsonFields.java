package dev.herald.http.legacy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.herald.http.json.WholeNumbers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The fields of a JSON object. What is missing or has the wrong type is refused with the code of
 * the group of the command; fields that nobody asks for are ignored, as programs send some.
 */
final class JsonFields {

  private final JsonNode object;
  private final CommandGroup group;

  JsonFields(JsonNode object, CommandGroup group) {
    this.object = object;
    this.group = group;
  }

  LegacyFailure bad(String field, String rule) {
    return new LegacyFailure(group.badParameter, field + " " + rule);
  }

  boolean has(String field) {
    return object.hasNonNull(field);
  }

  String text(String field) {
    return findText(field).orElseThrow(() -> bad(field, "is required"));
  }

  Optional<String> findText(String field) {
    if (!has(field)) return Optional.empty();
    var value = object.get(field);
    if (!value.isTextual()) throw bad(field, "must be a string");
    return Optional.of(value.textValue());
  }

  /** A text under one of two names, as programs of different age send it. */
  String text(String field, String olderName) {
    return text(has(field) || !has(olderName) ? field : olderName);
  }

  OptionalLong findNumber(String field) {
    if (!has(field)) return OptionalLong.empty();
    var number = WholeNumbers.of(object.get(field));
    if (number.isEmpty()) throw bad(field, "must be an integer");
    return number;
  }

  /** A number of a range. */
  OptionalLong findNumber(String field, long min, long max) {
    var number = findNumber(field);
    if (number.isPresent() && (number.getAsLong() < min || number.getAsLong() > max)) {
      throw bad(field, "must be from %s to %s, but is %s".formatted(min, max, number.getAsLong()));
    }
    return number;
  }

  /** 0 or 1. */
  boolean flag(String field) {
    return findNumber(field, 0, 1).orElse(0) == 1;
  }

  /** An object inside; one without fields if it is missing. */
  JsonFields inside(String field) {
    var value = object.path(field);
    if (value.isMissingNode() || value.isNull()) return new JsonFields(value, group);
    if (!value.isObject()) throw bad(field, "must be an object");
    return new JsonFields(value, group);
  }

  /** A list that must be there and have at least one item. */
  List<JsonNode> list(String field, int most) {
    if (!has(field)) throw bad(field, "is required");
    var items = items(field);
    if (items.isEmpty()) throw bad(field, "must have at least one item");
    if (items.size() > most) {
      throw bad(field, "must have at most %s items, but has %s".formatted(most, items.size()));
    }
    return items;
  }

  private List<JsonNode> items(String field) {
    var value = object.get(field);
    if (!value.isArray()) throw bad(field, "must be an array");
    var items = new ArrayList<JsonNode>();
    value.forEach(items::add);
    return items;
  }

  List<JsonFields> objects(String field, int most) {
    var objects = new ArrayList<JsonFields>();
    for (var item : list(field, most)) {
      if (!item.isObject()) throw bad(field, "must be an array of objects");
      objects.add(new JsonFields(item, group));
    }
    return objects;
  }

  List<String> texts(String field, int most) {
    return texts(field, list(field, most));
  }

  private List<String> texts(String field, List<JsonNode> items) {
    var texts = new ArrayList<String>();
    for (var item : items) {
      if (!item.isTextual()) throw bad(field, "must be an array of strings");
      texts.add(item.textValue());
    }
    return texts;
  }

  /** Names, in no order; empty if there is no such field. */
  Optional<Set<String>> findNames(String field) {
    return has(field) ? Optional.of(new HashSet<>(texts(field, items(field)))) : Optional.empty();
  }

  /** A field as it came; a missing node if there is none. */
  JsonNode raw(String field) {
    return object.path(field);
  }
}
