package dev.herald.http.openapi;

import static dev.herald.http.openapi.ApiDescription.HERALD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares what may be sent with what is described. */
class RequestsTest {

  @RegisterExtension private static final TestHerald herald = new TestHerald();

  @ParameterizedTest
  @MethodSource("withJson")
  void knowTheDescribedFields(Operation operation) {
    var schema = HERALD.resolve(operation.body().get(operation.json().orElseThrow()).get("schema"));
    var fields = ApiDescription.fields(schema.get("properties"));
    var body = fields.stream().map(field -> "\"" + field.getKey() + "\": {}");
    var call = Call.of(operation).json(body.collect(joining(",", "{", "}")));
    var violations = AnswerCheck.json(herald.answer(call)).get("violations");

    assertThat(violations.findValuesAsText("code"))
        .contains(fields.get(0).getKey() + ".wrong_type")
        .noneMatch(code -> code.endsWith(".unknown_field"));
  }

  private static List<Operation> withJson() {
    return HERALD.operations().stream().filter(it -> it.json().isPresent()).toList();
  }

  @ParameterizedTest
  @MethodSource("withQuery")
  void knowTheDescribedParametersAndNoOthers(Operation operation) {
    var answer = herald.answer(Call.of(operation).query("unknown", "1"));

    var known = AnswerCheck.json(answer).get("detail").asText();
    assertThat(known).as(new String(answer.body(), UTF_8)).startsWith("unknown must be one of ");
    assertThat(Arrays.asList(known.replaceAll("^.* of |\\.$", "").split(", ")))
        .containsExactlyInAnyOrderElementsOf(operation.parameters("query"));
  }

  /** But for images: pages and proxies add parameters of their own to public addresses. */
  private static List<Operation> withQuery() {
    return HERALD.operations().stream()
        .filter(it -> !it.parameters("query").isEmpty())
        .filter(it -> !it.path().startsWith("/images/"))
        .toList();
  }
}
