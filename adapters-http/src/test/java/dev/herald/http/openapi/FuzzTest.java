package dev.herald.http.openapi;

import static dev.herald.http.openapi.ApiDescription.HERALD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Fuzz;
import dev.herald.http.testkit.Hostile;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is sent, valid, nearly valid or hostile, the answer is one that is described. */
class FuzzTest {

  /** What is no HTTP, or too long, comes to no operation. */
  private static final Set<String> BEFORE_ANY_OPERATION =
      Set.of("bad_request", "uri_too_long", "headers_too_large");

  @RegisterExtension private static final TestHerald herald = new TestHerald();

  @ParameterizedTest
  @MethodSource
  void isAnsweredAsDescribed(Operation operation) {
    var random = Fuzz.random(operation);
    var times = Fuzz.times(HERALD.operations().size());
    for (var i = 0; i < times; i++) {
      var call = call(operation, random);
      var answer = herald.answer(call);
      if (BEFORE_ANY_OPERATION.contains(AnswerCheck.code(answer))) continue;

      assertThat(AnswerCheck.complaints(operation, answer))
          .as(
              "request %s with the seed %s: %s%n%s %s",
              i, Fuzz.SEED, call, answer.statusCode(), new String(answer.body(), UTF_8))
          .isEmpty();
    }
  }

  private static List<Operation> isAnsweredAsDescribed() {
    return HERALD.operations();
  }

  private static Call call(Operation operation, Random random) {
    var hostile = new Hostile(random);
    var call = Call.of(operation, operation.json().isEmpty() ? 0 : example(operation, random));
    for (var name : operation.parameters("path")) {
      if (random.nextInt(4) == 0) call.path(name, hostile.segment());
    }
    for (var name : operation.parameters("query")) {
      if (random.nextInt(3) == 0) call.query(name, hostile.text());
    }
    if (random.nextInt(20) == 0) call.query("unknown", hostile.text());
    for (var name : List.of("If-Match", "If-None-Match", "Idempotency-Key", "Accept", "Range")) {
      if (random.nextInt(10) == 0) call.header(name, hostile.header());
    }
    switch (random.nextInt(10)) {
      case 0 -> call.withoutToken();
      case 1 -> call.token(TestHerald.READER);
      case 2 -> call.token(TestHerald.EDITOR);
      default -> {}
    }
    operation.json().ifPresent(type -> call.json(hostile.changed(call.text())));
    if (operation.body().has("image/*") && random.nextBoolean()) {
      call.body(hostile.header(), hostile.changed(TestHerald.IMAGE));
    }
    return call;
  }

  private static int example(Operation operation, Random random) {
    var examples = operation.body().get(operation.json().orElseThrow()).get("examples");
    return random.nextInt(examples.size());
  }
}
