package dev.herald.domain.image;

import static dev.herald.domain.Invalid.assertViolations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.shared.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CropTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0,0,10000,10000,0",
        "0,0,1,1,90",
        "9999,9999,1,1,180",
        "1,2,9999,9998,270",
      })
  void isAnyPartOfThePictureInAnyOfFourPositions(String text) {
    assertThat(Crop.of(text).text()).isEqualTo(text);
  }

  @Test
  void endsWhereThePictureEnds() {
    assertViolations(() -> new Crop(2500, 1, 7501, 10_000, 0))
        .containsExactly(
            Violation.outOfRange("width", 1, 7500, "ten-thousandths", 7501),
            Violation.outOfRange("height", 1, 9999, "ten-thousandths", 10_000));
  }

  @Test
  void tellsAllThatIsWrong() {
    assertViolations(() -> new Crop(-1, 10_000, 0, 0, 45))
        .extracting(Violation::code)
        .containsExactly(
            "left.out_of_range",
            "top.out_of_range",
            "width.out_of_range",
            "height.out_of_range",
            "rotation.unknown");
  }

  @Test
  void numbersThatOverflowAreOutOfRange() {
    assertViolations(() -> new Crop(1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1, 0))
        .extracting(Violation::code)
        .containsExactly("top.out_of_range", "width.out_of_range");
  }

  @ParameterizedTest
  @ValueSource(ints = {-90, 1, 89, 360, 450, Integer.MIN_VALUE})
  void isTurnedByRightAnglesAlone(int degrees) {
    assertViolations(() -> new Crop(0, 0, 1, 1, degrees))
        .extracting(Violation::code)
        .containsExactly("rotation.unknown");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1", "1,2,3,4", "1,2,3,4,90,", "a,2,3,4,90", "-1,2,3,4,90", "999999,2,3,4,0"})
  void aTextHasFiveNumbers(String text) {
    assertViolations(() -> Crop.of(text))
        .extracting(Violation::code)
        .containsExactly("crop.malformed");
  }
}
