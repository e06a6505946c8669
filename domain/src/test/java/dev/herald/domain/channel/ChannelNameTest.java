package dev.herald.domain.channel;

import static dev.herald.domain.Invalid.assertCodes;
import static dev.herald.domain.Invalid.assertViolations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.Sized;
import dev.herald.domain.shared.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "City Library",
        "市立图书馆",
        "시립 도서관",
        "市立図書館だより",
        "مكتبة المدينة",
        "ספריית העיר",
        "पुस्तकालय",
        "ห้องสมุดเมือง",
        "Bibliothèque №1 – «été»",
        "Tiếng Việt",
        "👩🏽‍🚀 Space 👩‍👩‍👧‍👦 🏳️‍🌈 🇰🇷",
        "x",
        "!",
      })
  void takesANameInAnyScript(String name) {
    assertThat(new ChannelName(name).value()).isEqualTo(name);
    assertThat(new ChannelName(name)).hasToString(name);
  }

  @ParameterizedTest
  @MethodSource("dev.herald.domain.Sized#characters")
  void takesANameOf149Bytes(String character) {
    var name = Sized.text(149, character);
    assertThat(new ChannelName(name).value()).isEqualTo(name);
  }

  @ParameterizedTest
  @MethodSource("dev.herald.domain.Sized#characters")
  void takesANameOfExactly150Bytes(String character) {
    var name = Sized.text(150, character);
    assertThat(new ChannelName(name).value()).isEqualTo(name);
  }

  @ParameterizedTest
  @MethodSource("dev.herald.domain.Sized#characters")
  void refusesANameOf151Bytes(String character) {
    assertViolations(() -> new ChannelName(Sized.text(151, character)))
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.field()).isEqualTo("name");
              assertThat(violation.rule()).isEqualTo("too_long");
              assertThat(violation.code()).isEqualTo("name.too_long");
              assertThat(violation.limit()).isEqualTo(150);
              assertThat(violation.actual()).isEqualTo(151);
            });
  }

  @Test
  void refusesANameWholeWhereverItsLastCharacterCrossesTheLimit() {
    assertViolations(() -> new ChannelName("x".repeat(149) + "📚"))
        .containsExactly(Violation.tooLong("name", 150, 153));
    assertViolations(() -> new ChannelName("x".repeat(148) + "館"))
        .containsExactly(Violation.tooLong("name", 150, 151));
  }

  @Test
  void measuresTheNameWithoutTheSpaceAroundIt() {
    assertThat(new ChannelName("  " + "x".repeat(150) + "\n").value()).hasSize(150);
  }

  @Test
  void keepsOneSpellingOfEachLetter() {
    assertThat(new ChannelName("Cafe\u0301")).isEqualTo(new ChannelName("Caf\u00E9"));
    assertThat(new ChannelName("\u1112\u1161\u11AB").value()).isEqualTo("한");
    assertThat(new ChannelName("\u30AB\u3099").value()).isEqualTo("ガ");
    assertThat(new ChannelName("\u212B").value()).isEqualTo("Å");
  }

  @Test
  void keepsJoinedEmojiAndWideLettersAsTheyAre() {
    assertThat(new ChannelName("👩\u200D🚀").value()).isEqualTo("👩\u200D🚀");
    assertThat(new ChannelName("ＡＢＣ").value()).isEqualTo("ＡＢＣ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n", "\u00A0", "\u3000", "\u200B\u200D\uFEFF", "\u3164"})
  void refusesANameInWhichThereIsNothingToSee(String name) {
    assertViolations(() -> new ChannelName(name)).containsExactly(Violation.required("name"));
  }

  @Test
  void refusesControlCharactersAndLineBreaks() {
    assertCodes(() -> new ChannelName("a\u0000b")).containsExactly("name.control_character");
    assertCodes(() -> new ChannelName("a\nb")).containsExactly("name.control_character");
    assertCodes(() -> new ChannelName("a\u2028b")).containsExactly("name.control_character");
  }
}
