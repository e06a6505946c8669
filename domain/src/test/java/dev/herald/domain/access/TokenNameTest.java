package dev.herald.domain.access;

import static dev.herald.domain.Invalid.assertCodes;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenNameTest {

  @Test
  void isKeptInOneForm() {
    assertThat(new TokenName(" Zoe\u0308 ").value()).isEqualTo("Zoë");
  }

  @ParameterizedTest
  @ValueSource(strings = {".", " .. "})
  void isNothingThatMeansSomethingElseInAnAddress(String text) {
    assertCodes(() -> new TokenName(text)).containsExactly("name.reserved");
  }

  @ParameterizedTest
  @ValueSource(strings = {"...", "Self", "a/b", "?", "%2E", "*"})
  void isAnyOtherText(String text) {
    assertThat(new TokenName(text).value()).isEqualTo(text);
  }
}
