package dev.herald.domain.shared;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.Tally;
import dev.herald.domain.Texts;
import java.text.Normalizer;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.StatisticsReport;

class TextRulePropertiesTest {

  @Property
  @StatisticsReport(onFailureOnly = true)
  void returnsALineWholeAndWithinItsLimitOrRefusesIt(
      @ForAll(supplier = Texts.WellFormed.class) String text,
      @ForAll @IntRange(min = 1, max = 120) int limit) {
    var whole = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    assertWholeOrRefused(TextRule.line("field", limit), text, whole, limit);
  }

  @Property
  @StatisticsReport(onFailureOnly = true)
  void returnsOtherTextAsWrittenAndWithinItsLimitOrRefusesIt(
      @ForAll(supplier = Texts.WellFormed.class) String text,
      @ForAll @IntRange(min = 1, max = 120) int limit) {
    assertWholeOrRefused(TextRule.lines("field", limit), text, text, limit);
    assertWholeOrRefused(TextRule.opaque("field", limit), text, text, limit);
  }

  private static void assertWholeOrRefused(TextRule rule, String text, String whole, int limit) {
    var bytes = (long) whole.getBytes(UTF_8).length;
    try {
      assertThat(rule.check(text)).isEqualTo(whole);
      assertThat(bytes).isLessThanOrEqualTo(limit);
      Tally.count(true);
    } catch (InvalidValue refused) {
      assertThat(refused.violations())
          .filteredOn(violation -> !violation.rule().equals("control_character"))
          .isEqualTo(bytes > limit ? List.of(Violation.tooLong("field", limit, bytes)) : List.of());
      Tally.count(false);
    }
  }
}
