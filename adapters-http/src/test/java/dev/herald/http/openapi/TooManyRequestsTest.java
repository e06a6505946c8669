package dev.herald.http.openapi;

import static dev.herald.http.openapi.ApiDescription.HERALD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.http.rate.RateLimits;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What those are told who ask too often is as it is described, of each operation. */
class TooManyRequestsTest {

  @RegisterExtension
  private static final TestHerald herald = new TestHerald(new RateLimits(1, 1, 0));

  @ParameterizedTest(name = "{0}")
  @MethodSource("limited")
  void isAsDescribed(Operation operation) {
    herald.answer(Call.of(operation));

    var answer = herald.answer(Call.of(operation));

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(AnswerCheck.complaints(operation, answer)).isEmpty();
    assertThat(AnswerCheck.code(answer)).isEqualTo("too_many_requests");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unlimited")
  void isNeverSaidOfHealth(Operation operation) {
    for (var i = 0; i < 3; i++) {
      assertThat(herald.answer(Call.of(operation)).statusCode()).isEqualTo(200);
    }
    assertThat(operation.statuses()).doesNotContain(429);
  }

  private static List<Operation> limited() {
    return HERALD.operations().stream().filter(it -> !isOfHealth(it)).toList();
  }

  private static List<Operation> unlimited() {
    return HERALD.operations().stream().filter(TooManyRequestsTest::isOfHealth).toList();
  }

  private static boolean isOfHealth(Operation operation) {
    return operation.path().startsWith("/health/");
  }
}
