package dev.herald.domain.shared;

import static dev.herald.domain.Invalid.assertCodes;
import static dev.herald.domain.Invalid.assertViolations;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextRuleTest {

  private static final TextRule LINE = TextRule.line("title", 12);
  private static final TextRule LINES = TextRule.lines("body", 12);
  private static final TextRule OPAQUE = TextRule.opaque("data", 12);

  @Test
  void keepsAbsentTextAsEmpty() {
    assertThat(LINE.check(null)).isEmpty();
    assertThat(LINES.check(null)).isEmpty();
    assertThat(OPAQUE.check(null)).isEmpty();
  }

  @Test
  void stripsALineBeforeMeasuringIt() {
    assertThat(LINE.check(" \t twelve bytes \n\u3000")).isEqualTo("twelve bytes");
  }

  @Test
  void keepsOtherTextAsWritten() {
    assertThat(LINES.check(" two\n\tlines ")).isEqualTo(" two\n\tlines ");
    assertThat(OPAQUE.check(" {\u0001} ")).isEqualTo(" {\u0001} ");
  }

  @Test
  void measuresALineInItsComposedForm() {
    var fourSyllables = "\u1112\u1161\u11AB".repeat(4); // 36 bytes as it was typed
    assertThat(LINE.check(fourSyllables)).isEqualTo("한한한한");
    assertViolations(() -> LINES.check(fourSyllables))
        .containsExactly(Violation.tooLong("body", 12, 36));
  }

  @Test
  void refusesALineThatGrowsOverTheLimitWhenComposed() {
    var threeLetters = "\u0958".repeat(3); // 9 bytes; the normal form of each has two code points
    assertViolations(() -> LINE.check(threeLetters))
        .containsExactly(Violation.tooLong("title", 12, 18));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x00, 0x07, 0x09, 0x0A, 0x0D, 0x1B, 0x7F, 0x85, 0x9F, 0x2028, 0x2029})
  void refusesALineWithAControlCharacterOrALineBreak(int character) {
    assertCodes(() -> LINE.check(within(character))).containsExactly("title.control_character");
  }

  @ParameterizedTest
  @ValueSource(ints = {0x00, 0x07, 0x08, 0x0B, 0x0C, 0x0E, 0x1B, 0x7F, 0x85, 0x9F})
  void refusesLinesWithAControlCharacterThatBreaksNoLine(int character) {
    assertCodes(() -> LINES.check(within(character))).containsExactly("body.control_character");
  }

  @ParameterizedTest
  @ValueSource(ints = {0x09, 0x0A, 0x0D, 0x2028, 0x2029})
  void takesTabsAndLineBreaksInLines(int character) {
    assertThat(LINES.check(within(character))).isEqualTo(within(character));
  }

  @Test
  void refusesOnlyU0000InOpaqueText() {
    assertThat(OPAQUE.check("\u0001\u0085\u2028")).isEqualTo("\u0001\u0085\u2028");
    assertCodes(() -> OPAQUE.check("a\0")).containsExactly("data.control_character");
  }

  @Test
  void saysInWordsWhatEachKindOfTextMayHold() {
    assertViolations(() -> LINE.check("a\0"))
        .extracting(Violation::message)
        .containsExactly("title must be one line without control characters");
    assertViolations(() -> LINES.check("a\0"))
        .extracting(Violation::message)
        .containsExactly("body must have no control characters but tabs and line breaks");
    assertViolations(() -> OPAQUE.check("a\0"))
        .extracting(Violation::message)
        .containsExactly("data must not contain the character U+0000");
  }

  @Test
  void refusesHalfASurrogatePairAndLooksNoFurther() {
    assertCodes(() -> LINE.check("\uD83D")).containsExactly("title.not_unicode");
    assertCodes(() -> LINES.check("\uDCDA far too long\0")).containsExactly("body.not_unicode");
    assertCodes(() -> OPAQUE.check("\uDCDA\uD83D")).containsExactly("data.not_unicode");
  }

  @Test
  void reportsAllBrokenRulesAtOnce() {
    var manyBells = "\u0007".repeat(13);
    assertViolations(() -> LINE.required().check(manyBells))
        .containsExactly(
            Violation.required("title"),
            Violation.of(
                "title", "control_character", "must be one line without control characters"),
            Violation.tooLong("title", 12, 13));
  }

  @Test
  void leavesTheOptionalRuleAsItIsWhenARequiredOneIsMade() {
    assertCodes(() -> LINE.required().check("")).containsExactly("title.required");
    assertThat(LINE.check("")).isEmpty();
  }

  private static String within(int character) {
    return "a" + Character.toString(character) + "b";
  }
}
