package dev.herald.bootstrap.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.TextRule;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules count as the table says, by which the browser's counters are tested too. */
class CountingTest {

  static List<Counting> table() {
    return Counting.table();
  }

  @ParameterizedTest
  @MethodSource("table")
  void rulesTakeWhatHasJustTheBytesAndNothingLonger(Counting row) {
    rule(row, row.bytes()).check(row.sent());

    var refused =
        catchThrowableOfType(
            InvalidValue.class, () -> rule(row, row.bytes() - 1).check(row.sent()));
    assertThat(refused.violations())
        .singleElement()
        .extracting("actual")
        .isEqualTo((long) row.bytes());
  }

  private static TextRule rule(Counting row, int most) {
    return row.field().equals("line")
        ? TextRule.line("field", most)
        : TextRule.lines("field", most);
  }
}
