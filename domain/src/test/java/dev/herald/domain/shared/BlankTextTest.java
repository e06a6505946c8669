package dev.herald.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text is blank if a reader would see nothing of it. */
class BlankTextTest {

  @ParameterizedTest
  @ValueSource(
      ints = {
        0x20, 0x09, 0x0A, 0x85, // white space and controls
        0xA0, 0x2007, 0x202F, 0x3000, // spaces that do not break, or are wide
        0xAD, 0x061C, 0x200B, 0x200D, 0x202E, 0x2060, 0xFEFF, 0xE0041, // format characters
        0x034F, // combining grapheme joiner
        0x115F, 0x1160, 0x3164, 0xFFA0, // Hangul fillers
        0x17B4, 0x17B5, // Khmer vowels that are never shown
        0x180B, 0x180D, 0x180E, 0x180F, // Mongolian variation selectors and vowel separator
        0x2065, 0xFFF0, 0xFFF8, 0xE0000, 0xE0FFF, // kept free for more that takes no ink
        0x2800, // Braille pattern without dots
        0xFE00, 0xFE0F, 0xE0100, 0xE01EF, // variation selectors
      })
  void isBlankIfNoCharacterTakesInk(int character) {
    var text = Character.toString(character);
    assertThat(TextRule.isBlank(text)).isTrue();
    assertThat(TextRule.isBlank(text + " " + text)).isTrue();
    assertThat(TextRule.isBlank(text + "." + text)).isFalse();
  }

  /** Every one is beside one that takes no ink. */
  @ParameterizedTest
  @ValueSource(
      ints = {
        '.', 0x034E, 0x0350, 0x115E, 0x1161, 0x17B3, 0x17B6, 0x180A, 0x1810, 0x27FF, 0x2801, 0x3163,
        0x3165, 0xFDFF, 0xFE10, 0xFF9F, 0xFFEE, 0xFFFC, 0xF0000,
      })
  void isNotBlankIfAnyCharacterDoes(int character) {
    assertThat(TextRule.isBlank(Character.toString(character))).isFalse();
  }

  @Test
  void isBlankIfThereIsNothing() {
    assertThat(TextRule.isBlank("")).isTrue();
  }

  @Test
  void isNotBlankForAnyLetterOrDigitOfAnyScript() {
    var fillers = IntStream.of(0x115F, 0x1160, 0x3164, 0xFFA0).boxed().toList();
    assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT))
        .filteredOn(Character::isLetterOrDigit)
        .filteredOn(c -> !fillers.contains(c))
        .noneMatch(c -> TextRule.isBlank(Character.toString(c)));
  }
}
