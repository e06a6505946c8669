package dev.herald.http.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.StreamSupport;

/** What {@code openapi.yaml} says. */
final class ApiDescription {

  static final ApiDescription HERALD = load();

  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  private final JsonNode root;

  private ApiDescription(JsonNode root) {
    this.root = root;
  }

  private static ApiDescription load() {
    try (var yaml = ApiDescription.class.getResourceAsStream("/openapi/openapi.yaml")) {
      return new ApiDescription(new YAMLMapper().readTree(yaml));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode at(String pointer) {
    return root.at(pointer);
  }

  /** All operations, in their order in the file. */
  List<Operation> operations() {
    var operations = new ArrayList<Operation>();
    for (var path : fields(root.get("paths"))) {
      for (var method : fields(path.getValue())) {
        if (METHODS.contains(method.getKey())) {
          operations.add(
              new Operation(
                  method.getKey().toUpperCase(),
                  path.getKey(),
                  path.getValue(),
                  method.getValue()));
        }
      }
    }
    return operations;
  }

  /** What a node stands for: what it refers to if it is a reference, or else itself. */
  JsonNode resolve(JsonNode node) {
    if (!node.has("$ref")) return node;
    var reference = node.get("$ref").asText();
    var target = root.at(reference.substring(1));
    if (!reference.startsWith("#/") || target.isMissingNode()) {
      throw new AssertionError("There is nothing at " + reference);
    }
    return resolve(target);
  }

  /** Shows every node, with the pointer to it. */
  void walk(BiConsumer<String, JsonNode> visitor) {
    walk("", root, visitor);
  }

  private static void walk(String at, JsonNode node, BiConsumer<String, JsonNode> visitor) {
    visitor.accept(at, node);
    for (var field : fields(node)) walk(at + "/" + field.getKey(), field.getValue(), visitor);
    for (var i = 0; node.isArray() && i < node.size(); i++) {
      walk(at + "/" + i, node.get(i), visitor);
    }
  }

  /** The fields of an object; none if it is something else. */
  static List<Map.Entry<String, JsonNode>> fields(JsonNode node) {
    return List.copyOf(node.properties());
  }

  /** The texts of a list; none if it is something else. */
  static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }
}
