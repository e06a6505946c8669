package dev.herald.domain.id;

import static dev.herald.domain.Invalid.assertCodes;
import static dev.herald.domain.Invalid.assertViolations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.Sized;
import dev.herald.domain.shared.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelIdTest {

  @ParameterizedTest
  @ValueSource(strings = {".", ".."})
  void isNoStepInAnAddressWhenTheChannelIsNew(String id) {
    assertThat(new ChannelId(id)).hasToString(id); // a store of before may have it
    assertCodes(() -> new ChannelId(id).forNewChannel()).containsExactly("id.path_step");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "0",
        "~",
        "!",
        "city-library",
        "City Library",
        "a  b",
        "https://x/?y#z",
        "@TOA",
        "@toa#x",
        "x@TOA#",
        "@",
        "'; drop table channels; --",
        "../../etc",
      })
  void takesPrintableAscii(String id) {
    assertThat(new ChannelId(id).forNewChannel()).isEqualTo(new ChannelId(id));
    assertThat(new ChannelId(id).value()).isEqualTo(id);
    assertThat(new ChannelId(id)).hasToString(id);
  }

  @ParameterizedTest
  @NullAndEmptySource
  void isRequired(String id) {
    assertViolations(() -> new ChannelId(id)).containsExactly(Violation.required("id"));
  }

  @Test
  void takesAnIdOf41And42Bytes() {
    assertThat(new ChannelId("x".repeat(41)).value()).hasSize(41);
    assertThat(new ChannelId("x".repeat(42)).value()).hasSize(42);
  }

  @Test
  void refusesAnIdOf43Bytes() {
    assertViolations(() -> new ChannelId("x".repeat(43)))
        .containsExactly(Violation.tooLong("id", 42, 43));
  }

  @ParameterizedTest
  @MethodSource("dev.herald.domain.Sized#characters")
  void countsBytesAlsoWhereItTakesNoOtherCharacters(String character) {
    assertViolations(() -> new ChannelId(Sized.text(43, character)))
        .contains(Violation.tooLong("id", 42, 43));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x00, 0x09, 0x0A, 0x1F, 0x7F, 0x80, 0xE9, 0x9928, 0xD83D, 0x1F4DA})
  void refusesWhatIsNotPrintableAscii(int character) {
    var id = "a" + Character.toString(character) + "b";
    assertCodes(() -> new ChannelId(id)).containsExactly("id.not_ascii");
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", " a", "a ", " a "})
  void refusesASpaceAtEitherEnd(String id) {
    assertCodes(() -> new ChannelId(id)).containsExactly("id.surrounding_space");
  }

  @ParameterizedTest
  @ValueSource(strings = {"@TOA#", "@TOA#x", "@TOA#_x"})
  void refusesThePrefixOfTheVendorsOwnIds(String id) {
    assertCodes(() -> new ChannelId(id)).containsExactly("id.reserved_prefix");
  }

  @Test
  void reportsAllThatIsWrongAtOnce() {
    assertCodes(() -> new ChannelId("@TOA#" + "é".repeat(40) + " "))
        .containsExactly(
            "id.not_ascii", "id.surrounding_space", "id.reserved_prefix", "id.too_long");
  }

  @ParameterizedTest
  @CsvSource({
    "é, id must have printable ASCII characters alone",
    "' ', id must not start or end with a space",
    "@TOA#, id must not start with @TOA#",
  })
  void saysInWordsWhatIsWrong(String id, String message) {
    assertViolations(() -> new ChannelId(id))
        .extracting(Violation::message)
        .containsExactly(message);
  }
}
