package dev.herald.http.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.herald.http.json.Json;
import dev.herald.http.legacy.Examples.Example;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every field of every command is tried with values of every other type. */
class WrongTypesTest extends LegacyTest {

  private static final List<String> VALUES =
      List.of("true", "1", "1.5", "\"x\"", "[]", "[1]", "[[]]", "{}", "{\"a\": {}}", "-1", "\"\"");

  static List<Example> examples() {
    return Examples.ALL;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void answersWithACodeAndStoresNothing(Example example) throws IOException {
    givenNews();
    var codes = new TreeSet<Integer>();
    var request = (ObjectNode) Json.tree(example.json().getBytes(StandardCharsets.UTF_8));
    for (var changed : changes(request)) {
      var answer = callService(example.command(), changed.toString()).json();
      codes.add(answer.get("ErrorCode").intValue());
      assertThat(answer.get("ErrorInfo").asText())
          .as(changed.toString())
          .doesNotContain("Exception", "fault");
    }

    assertThat(Examples.CODES).containsAll(codes);
    assertThat(codes).as("something must be wrong").anyMatch(code -> code != 0);
    reader.get("/api/v1/posts").is(200, "{\"items\": []}");
  }

  /** The request with each of its fields, also inside others, replaced by each of the values. */
  private static List<JsonNode> changes(ObjectNode request) throws IOException {
    var changes = new ArrayList<JsonNode>();
    for (var names = request.fieldNames(); names.hasNext(); ) {
      var name = names.next();
      var without = request.deepCopy();
      without.remove(name);
      changes.add(without);
      for (var value : VALUES) {
        changes.add(
            request.deepCopy().set(name, Json.tree(value.getBytes(StandardCharsets.UTF_8))));
      }
      for (var inside : inside(request.get(name))) {
        changes.add(request.deepCopy().set(name, inside));
      }
    }
    return changes;
  }

  private static List<JsonNode> inside(JsonNode node) throws IOException {
    if (node instanceof ObjectNode object) return changes(object);
    var changed = new ArrayList<JsonNode>();
    if (node.isArray() && node.get(0) instanceof ObjectNode object) {
      for (var item : changes(object)) {
        changed.add(
            com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.arrayNode().add(item));
      }
    }
    return changed;
  }
}
