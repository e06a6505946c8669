package dev.herald.domain.access;

import static dev.herald.domain.Samples.MINA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.herald.domain.access.ActorId.Kind;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActorIdTest {

  @Test
  void isWrittenAsKindAndName() {
    assertThat(ActorId.token(new TokenName("press office"))).hasToString("token:press office");
    assertThat(ActorId.account(MINA)).hasToString("account:mina");
    assertThat(ActorId.HERALD).hasToString("system:herald");
  }

  @ParameterizedTest
  @MethodSource
  void isReadAsItWasWritten(ActorId id) {
    assertThat(ActorId.of(id.toString())).isEqualTo(id);
  }

  static Stream<ActorId> isReadAsItWasWritten() {
    return Stream.of(Kind.values())
        .flatMap(kind -> Stream.of(new ActorId(kind, "a:b"), new ActorId(kind, "新 · ü")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ann", ":ann", "robot:ann", "token:", "token: "})
  void isReadFromNothingElse(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> ActorId.of(text));
  }
}
