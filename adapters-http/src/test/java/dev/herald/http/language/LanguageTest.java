package dev.herald.http.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

  @ParameterizedTest
  @CsvSource({
    "'', ENGLISH",
    "de, ENGLISH",
    "ja, JAPANESE",
    "'de, ko-KP;q=0.5, en;q=0.1', KOREAN",
    "'en;q=0.1, zh-Hant-TW', CHINESE",
    "*, ENGLISH",
    "'ja;q=x', ENGLISH",
    "'-,-', ENGLISH"
  })
  void isWhatTheReaderLikesBest(String accepted, Language language) {
    assertThat(Language.preferred(accepted)).isEqualTo(language);
  }

  @Test
  void ofALongListTheBeginningCounts() {
    var many = "ja, " + languages(120);

    assertThat(many).hasSizeGreaterThan(500);
    assertThat(Language.preferred(many)).isEqualTo(Language.JAPANESE);
    assertThat(Language.preferred(languages(120) + ", ja")).isEqualTo(Language.ENGLISH);
    assertThat(Language.preferred("x".repeat(10_000))).isEqualTo(Language.ENGLISH);
  }

  /** All that fits into the headers of a request; Java by itself takes some fifty milliseconds. */
  @Test
  @Timeout(10)
  void longListCostsNoMoreThanAShortOne() {
    var all = languages(1200);
    var begun = System.nanoTime();
    for (var i = 0; i < 1000; i++) Language.preferred(all);

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
  }

  /** Languages of which no two are the same, and none is one of Herald's. */
  private static String languages(int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> "q" + (char) ('a' + i % 26) + (char) ('a' + i / 26 % 26) + "-x" + i)
        .collect(Collectors.joining(","));
  }
}
