package dev.herald.domain.channel;

import static dev.herald.domain.Invalid.assertViolations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.shared.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriberLimitTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 100_000, 9_999_999, 10_000_000})
  void isBetweenOneAndTenMillion(int value) {
    assertThat(new SubscriberLimit(value).value()).isEqualTo(value);
    assertThat(SubscriberLimit.of(value)).isEqualTo(new SubscriberLimit(value));
  }

  @ParameterizedTest
  @CsvSource({"-2147483648, 1", "-1, 1", "0, 1", "10000001, 10000000", "2147483647, 10000000"})
  void isRefusedOutsideWithTheBoundThatIsBroken(int value, long bound) {
    var outOfRange = outOfRange(value, bound);
    assertViolations(() -> new SubscriberLimit(value)).containsExactly(outOfRange);
    assertViolations(() -> SubscriberLimit.of(value)).containsExactly(outOfRange);
  }

  /** Cut to 32 bits, the first of these numbers is 1. */
  @ParameterizedTest
  @CsvSource({"4294967297, 10000000", "9223372036854775807, 10000000", "-4294967295, 1"})
  void isRefusedBeyondThirtyTwoBits(long value, long bound) {
    assertViolations(() -> SubscriberLimit.of(value)).containsExactly(outOfRange(value, bound));
  }

  @Test
  void isAHundredThousandUnlessSomebodySaysOtherwise() {
    assertThat(SubscriberLimit.DEFAULT.value()).isEqualTo(100_000);
  }

  @Test
  void isReachedByAsManySubscribersAndByMore() {
    var three = new SubscriberLimit(3);
    assertThat(three.isReachedBy(2)).isFalse();
    assertThat(three.isReachedBy(3)).isTrue();
    assertThat(three.isReachedBy(4)).isTrue();
    assertThat(three.isReachedBy(Integer.MAX_VALUE + 1L)).isTrue();
  }

  private static Violation outOfRange(long actual, long bound) {
    var text = "must be from 1 to 10000000, but is " + actual;
    return new Violation("subscriberLimit", "out_of_range", text, bound, actual);
  }
}
