package dev.herald.http.cors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedOriginsTest {

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ",", " , "})
  void areNoneUnlessTheyAreNamed(String text) {
    assertThat(AllowedOrigins.of(text)).isEqualTo(AllowedOrigins.NONE);
    assertThat(AllowedOrigins.NONE.isEmpty()).isTrue();
  }

  @Test
  void areSeparatedByCommasOrSpaces() {
    assertThat(AllowedOrigins.of("https://a.example,http://b.example  https://a.example").origins())
        .containsExactlyInAnyOrder("https://a.example", "http://b.example");
  }

  @ParameterizedTest
  @CsvSource({
    "https://app.example, https://app.example",
    "HTTPS://App.Example, https://app.example",
    "https://app.example:443, https://app.example",
    "http://app.example:80, http://app.example",
    "https://app.example:80, https://app.example:80",
    "http://localhost:3000, http://localhost:3000",
    "http://127.0.0.1:65535, http://127.0.0.1:65535",
    "http://[::1]:8080, http://[::1]:8080",
    "https://xn--bcher-kva.example, https://xn--bcher-kva.example",
  })
  void areThoseThatBrowsersSay(String text, String asSent) {
    var origins = AllowedOrigins.of(text);

    assertThat(origins.origins()).containsExactly(asSent);
    assertThat(origins.contain(asSent)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://app.example",
        "https://app.example:8443",
        "https://app.example.evil.example",
        "https://evil-app.example",
        "https://app.example/",
        "HTTPS://APP.EXAMPLE",
        "null",
        "*",
        ""
      })
  void areNoOthers(String origin) {
    assertThat(AllowedOrigins.of("https://app.example").contain(origin)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "null",
        "app.example",
        "//app.example",
        "https://",
        "https://*.example",
        "https://app.example/",
        "https://app.example/path",
        "https://app.example?x",
        "https://app.example#x",
        "https://me@app.example",
        "https://app.example:",
        "https://app.example:0",
        "https://app.example:65536",
        "https://app.example:99999",
        "https://bücher.example",
        "ftp://app.example",
        "file:///",
        "https://[zz]"
      })
  void areRefusedIfTheyAreNone(String text) {
    var refused =
        catchThrowableOfType(
            InvalidValue.class, () -> AllowedOrigins.of("https://a.example " + text));

    assertThat(refused.violations())
        .singleElement()
        .satisfies(it -> assertThat(it.code()).isEqualTo("allowedOrigins.malformed"))
        .satisfies(it -> assertThat(it.text()).endsWith("but has \"" + text + "\""));
  }

  @Test
  void areAHundredAtTheMost() {
    assertThat(AllowedOrigins.of(many(AllowedOrigins.MAX)).origins()).hasSize(100);

    var refused =
        catchThrowableOfType(
            InvalidValue.class, () -> AllowedOrigins.of(many(AllowedOrigins.MAX + 1)));
    assertThat(refused.violations()).containsExactly(Violation.tooMany("allowedOrigins", 100, 101));
  }

  private static String many(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "https://app%s.example".formatted(i))
        .collect(Collectors.joining(","));
  }
}
