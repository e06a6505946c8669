package dev.herald.http.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.domain.shared.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameAncestorsTest {

  @ParameterizedTest
  @CsvSource({
    "'', frame-ancestors 'none'",
    "' , ', frame-ancestors 'none'",
    "*, frame-ancestors *",
    "https://city.example, frame-ancestors https://city.example",
    "'https://a.example,http://localhost:8080', frame-ancestors https://a.example http://localhost:8080",
    "https://*.city.example:443, frame-ancestors https://*.city.example:443"
  })
  void areOriginsOrAny(String text, String directive) {
    assertThat(FrameAncestors.of(text).directive()).isEqualTo(directive);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "city.example",
        "https://city.example/",
        "https://city.example/path",
        "https://city.example; script-src *",
        "https://a.example https://b.example",
        "'self'",
        "https://*",
        "ftp://city.example",
        "https://user@city.example",
        "https://city.example:123456",
        "https://städte.example",
        "https://a.*.example"
      })
  void areNothingElse(String text) {
    assertThatThrownBy(() -> FrameAncestors.of(text))
        .isInstanceOf(InvalidValue.class)
        .hasMessageContaining("origins such as https://city.example");
  }

  @Test
  void areFiftyAtTheMost() {
    assertThat(FrameAncestors.of("https://a.example,".repeat(50)).sources()).hasSize(50);
    assertThatThrownBy(() -> FrameAncestors.of("https://a.example,".repeat(51)))
        .isInstanceOf(InvalidValue.class);
  }
}
