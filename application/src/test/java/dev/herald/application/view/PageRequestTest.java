package dev.herald.application.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageRequestTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 20, 99, 100})
  void asksForOneToAHundredItems(int limit) {
    assertThat(PageRequest.first(limit).limit()).isEqualTo(limit);
    assertThat(PageRequest.first(limit).after()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"-2147483648, 1", "-1, 1", "0, 1", "101, 100", "2147483647, 100"})
  void refusesFewerOrMoreAndNamesTheBoundThatIsBroken(int limit, long broken) {
    var invalid =
        assertThatExceptionOfType(InvalidValue.class)
            .isThrownBy(() -> PageRequest.first(limit))
            .actual();

    assertThat(invalid.violations())
        .extracting(Violation::code, Violation::message, Violation::limit, Violation::actual)
        .containsExactly(
            tuple(
                "limit.out_of_range",
                "limit must be from 1 to 100, but is " + limit,
                broken,
                (long) limit));
  }
}
