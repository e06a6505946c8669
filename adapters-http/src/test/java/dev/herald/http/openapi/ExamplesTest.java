package dev.herald.http.openapi;

import static dev.herald.http.openapi.ApiDescription.HERALD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.herald.http.json.Json;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Takes the examples at their word. */
class ExamplesTest {

  @RegisterExtension private static final TestHerald herald = new TestHerald();

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("examplesOfBodies")
  void ofBodiesAreAccepted(Operation operation, String type, String name, JsonNode body) {
    var answer = herald.answer(Call.of(operation).body(type, Json.bytes(body)));

    assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isBetween(200, 201);
  }

  private static List<Arguments> examplesOfBodies() {
    return HERALD.operations().stream()
        .flatMap(
            operation ->
                ApiDescription.fields(operation.body()).stream()
                    .flatMap(content -> examplesOf(operation, content.getKey())))
        .toList();
  }

  private static Stream<Arguments> examplesOf(Operation operation, String type) {
    return ApiDescription.fields(operation.body().get(type).path("examples")).stream()
        .map(it -> Arguments.of(operation, type, it.getKey(), it.getValue().get("value")));
  }

  @Test
  void fitTheirSchemas() {
    HERALD.walk(
        (at, node) -> {
          if (!node.path("schema").isObject()) return;
          if (node.has("example")) assertFits(at, node.get("example"), node.get("schema"));
          for (var example : ApiDescription.fields(node.path("examples"))) {
            var value = HERALD.resolve(example.getValue()).get("value");
            assertFits(at + "/" + example.getKey(), value, node.get("schema"));
          }
        });
  }

  private static void assertFits(String at, JsonNode value, JsonNode schema) {
    assertThat(SchemaCheck.complaints(value, schema)).as(at).isEmpty();
  }

  @Test
  void areThereForEveryJsonThatIsSentOrAnswered() {
    HERALD.walk(
        (at, node) -> {
          if (at.endsWith("json") && at.contains("/content/")) {
            assertThat(node.path("examples")).as(at).isNotEmpty();
          }
        });
  }

  @Test
  void ofProblemsHaveTheStatusAndACodeOfTheirAnswer() {
    for (var operation : HERALD.operations()) {
      for (var status : operation.statuses()) {
        var problem = operation.response(status).at("/content/application~1problem+json");
        for (var example : problem.path("examples")) {
          var value = HERALD.resolve(example).get("value");
          var code = value.get("code").asText();

          assertThat(value.get("status").asInt()).as(code).isEqualTo(status);
          assertThat(value.get("type").asText()).isEqualTo("urn:herald:problem:" + code);
          assertThat(operation.codes(status)).as(operation.toString()).contains(code);
        }
      }
    }
  }
}
