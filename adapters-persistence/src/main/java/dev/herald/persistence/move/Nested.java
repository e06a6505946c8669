package dev.herald.persistence.move;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Columns of JSON that have shorter names than archives, which have those of the REST API. */
final class Nested {

  /** Pictures of a post or a draft. */
  static final FieldType IMAGES =
      FieldType.ofText(
          json -> renamed(FieldType.parsed(json), "id", "imageId"),
          json -> renamed(json, "imageId", "id").toString());

  /** Changes in an entry of the audit log: arrays of the field, and what it was and is. */
  static final FieldType CHANGES =
      FieldType.ofText(Nested::changes, json -> changeRows(FieldType.array(json)).toString());

  private static final List<String> CHANGE = List.of("field", "before", "after");

  private Nested() {}

  private static JsonNode renamed(JsonNode array, String from, String to) {
    var renamed = Lines.JSON.createArrayNode();
    for (var each : FieldType.array(array)) {
      var copy = renamed.addObject();
      each.properties()
          .forEach(it -> copy.set(it.getKey().equals(from) ? to : it.getKey(), it.getValue()));
    }
    return renamed;
  }

  private static JsonNode changes(String json) {
    var changes = Lines.JSON.createArrayNode();
    for (var row : FieldType.array(FieldType.parsed(json))) {
      var change = changes.addObject();
      for (var i = 0; i < CHANGE.size(); i++) {
        if (!row.path(i).isNull()) change.set(CHANGE.get(i), row.path(i));
      }
    }
    return changes;
  }

  private static ArrayNode changeRows(ArrayNode changes) {
    var rows = Lines.JSON.createArrayNode();
    for (var change : changes) {
      var row = rows.addArray();
      for (var name : CHANGE) {
        if (change instanceof ObjectNode it && it.hasNonNull(name)) row.add(it.get(name));
        else row.addNull();
      }
    }
    return rows;
  }

  /** The ids of the uploaded pictures that a post or a draft shows. */
  static List<String> shown(ObjectNode content) {
    return content.path("images").findValuesAsText("imageId").stream().distinct().toList();
  }
}
