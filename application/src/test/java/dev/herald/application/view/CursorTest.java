package dev.herald.application.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, Long.MAX_VALUE})
  void isAPlaceFromOneOn(long position) {
    assertThat(new Cursor(position).position()).isEqualTo(position);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void refusesAPlaceBelowOne(long position) {
    var invalid =
        assertThatExceptionOfType(InvalidValue.class)
            .isThrownBy(() -> new Cursor(position))
            .actual();

    assertThat(invalid.violations())
        .extracting(Violation::code)
        .containsExactly("cursor.malformed");
  }
}
