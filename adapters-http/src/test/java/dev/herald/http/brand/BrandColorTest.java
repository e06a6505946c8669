package dev.herald.http.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.domain.shared.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A colour that an operator chose is read wherever it is used. */
class BrandColorTest {

  private static final BrandColor WHITE = BrandColor.of("#ffffff");

  @ParameterizedTest
  @ValueSource(
      strings = {"#000000", "#ffffff", "#ffff00", "#00ff00", "#ff0000", "#0000ff", "#808080"})
  void isReadOnLightPagesOnDarkOnesAndUnderWhite(String text) {
    var color = BrandColor.of(text);

    assertThat(color.onLight().contrast(WHITE)).isGreaterThanOrEqualTo(4.5);
    assertThat(color.onLight().contrast(BrandColor.of("#f5f6f8"))).isGreaterThanOrEqualTo(4.5);
    assertThat(color.onDark().contrast(BrandColor.of("#15181d"))).isGreaterThanOrEqualTo(4.5);
    assertThat(color.onDark().contrast(BrandColor.of("#1d2127"))).isGreaterThanOrEqualTo(4.5);
    var button = color.behindWhiteOnDark();
    assertThat(button.contrast(WHITE)).as(button.toString()).isGreaterThanOrEqualTo(4.5);
    assertThat(button.contrast(BrandColor.of("#1d2127"))).isGreaterThanOrEqualTo(3);
  }

  @Test
  void staysAsItIsWhereItIsReadAnyway() {
    assertThat(BrandColor.of("#1a5d2b").onLight()).hasToString("#1a5d2b");
    assertThat(BrandColor.of("#FFD166").onDark()).hasToString("#ffd166");
  }

  @Test
  void contrastIsAsWcagReckonsIt() {
    assertThat(WHITE.contrast(BrandColor.of("#000000"))).isEqualTo(21);
    assertThat(BrandColor.of("#767676").contrast(WHITE)).isBetween(4.54, 4.55);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "red", "2456d6", "#2456d", "#2456d6ff", "#2456dg", "#fff;}", "#２４５６d6"})
  void refusesWhatIsNoColour(String text) {
    assertThatThrownBy(() -> BrandColor.of(text))
        .isInstanceOf(InvalidValue.class)
        .hasMessageContaining("must be a colour such as #2456d6, but is " + text);
  }
}
