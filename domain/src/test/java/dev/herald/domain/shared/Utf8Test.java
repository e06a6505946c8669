package dev.herald.domain.shared;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.Texts;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Utf8Test {

  @ParameterizedTest
  @CsvSource({
    // the first and the last code point of each width
    "0x00, 1",
    "0x7F, 1",
    "0x80, 2",
    "0x7FF, 2",
    "0x800, 3",
    "0xD7FF, 3",
    "0xE000, 3",
    "0xFFFF, 3",
    "0x10000, 4",
    "0x10FFFF, 4",
  })
  void knowsTheWidthOfEachCodePoint(int codePoint, int bytes) {
    assertThat(Utf8.length(Character.toString(codePoint))).isEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "City Library, 12",
    "naïve, 6",
    "图书馆, 9",
    "도서관, 9",
    "図書館だより, 18",
    "مكتبة, 10",
    "👩‍👩‍👧‍👦, 25",
    "🇰🇷, 8",
  })
  void addsUpAllCodePoints(String text, int bytes) {
    assertThat(Utf8.length(text)).isEqualTo(bytes);
  }

  @Test
  void countsHalfASurrogatePairAsThreeBytes() {
    assertThat(Utf8.length("\uD83D")).isEqualTo(3);
    assertThat(Utf8.length("\uDCDA")).isEqualTo(3);
    assertThat(Utf8.length("\uDCDA\uD83D")).isEqualTo(6);
    assertThat(Utf8.length("\uD83D\uD83D\uDCDA!")).isEqualTo(8);
  }

  @Test
  void isWellFormedIfEverySurrogateHasItsOtherHalf() {
    assertThat(Utf8.isWellFormed("")).isTrue();
    assertThat(Utf8.isWellFormed("a📚b")).isTrue();
    assertThat(Utf8.isWellFormed("📚📚")).isTrue();

    assertThat(Utf8.isWellFormed("\uD83D")).isFalse();
    assertThat(Utf8.isWellFormed("\uDCDA")).isFalse();
    assertThat(Utf8.isWellFormed("a\uD83D")).isFalse();
    assertThat(Utf8.isWellFormed("\uD83Da\uDCDA")).isFalse();
    assertThat(Utf8.isWellFormed("\uDCDA\uD83D")).isFalse();
    assertThat(Utf8.isWellFormed("📚\uDCDA")).isFalse();
  }

  @Property
  void countsWhatAnEncoderWrites(@ForAll(supplier = Texts.WellFormed.class) String text) {
    assertThat(Utf8.isWellFormed(text)).isTrue();
    assertThat(Utf8.length(text)).isEqualTo(text.getBytes(UTF_8).length);
  }

  @Property
  void callsWellFormedWhatAnEncoderTakes(@ForAll(supplier = Texts.Any.class) String text) {
    assertThat(Utf8.isWellFormed(text)).isEqualTo(UTF_8.newEncoder().canEncode(text));
  }
}
