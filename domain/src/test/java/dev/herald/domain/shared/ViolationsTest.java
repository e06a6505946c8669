package dev.herald.domain.shared;

import static dev.herald.domain.Invalid.assertViolations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.herald.domain.channel.ChannelName;
import dev.herald.domain.id.AccountId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViolationsTest {

  private final Violations violations = new Violations();

  @Test
  void returnsWhatIsValid() {
    assertThat(violations.check(() -> new ChannelName("News")).value()).isEqualTo("News");
    assertThat(violations.checkAs("title", () -> "as")).isEqualTo("as");
    assertThat(violations.checkIn("channel", () -> "in")).isEqualTo("in");

    assertThat(violations.isEmpty()).isTrue();
    assertThatCode(violations::throwIfAny).doesNotThrowAnyException();
  }

  @Test
  void reportsAllThatIsWrongInTheOrderInWhichItWasFound() {
    assertThat(violations.check(() -> new ChannelName("x".repeat(151)))).isNull();
    assertThat(violations.checkAs("owner", () -> new AccountId(""))).isNull();
    assertThat(violations.checkIn("links[2]", () -> new HttpUrl(null))).isNull();
    violations.add(Violation.tooMany("images", 9, 10));

    assertThat(violations.isEmpty()).isFalse();
    assertViolations(violations::throwIfAny)
        .containsExactly(
            Violation.tooLong("name", 150, 151),
            Violation.required("owner"),
            Violation.required("links[2].url"),
            Violation.tooMany("images", 9, 10));
  }

  @Test
  void renamesEveryViolationOfOneValue() {
    violations.checkAs("owner", () -> new AccountId("\u0007".repeat(33)));

    assertViolations(violations::throwIfAny)
        .extracting(Violation::code)
        .containsExactly("owner.required", "owner.control_character", "owner.too_long");
  }

  @Test
  void nestsFromTheInsideOut() {
    violations.checkIn(
        "content",
        () -> {
          var inner = new Violations();
          inner.checkIn("links[0]", () -> new HttpUrl(""));
          inner.throwIfAny();
          return "unreachable";
        });

    assertViolations(violations::throwIfAny)
        .containsExactly(Violation.required("content.links[0].url"));
  }

  @Test
  void letsAFaultFly() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                violations.check(
                    () -> {
                      throw new IllegalStateException("a fault");
                    }));
    assertThat(violations.isEmpty()).isTrue();
  }

  @Test
  void anInvalidValueSaysEverythingInItsMessage() {
    var invalid = new InvalidValue(List.of(Violation.required("name"), Violation.required("id")));
    assertThat(invalid).hasMessage("name is required; id is required");
    assertThat(new InvalidValue(Violation.required("id"))).hasMessage("id is required");
  }

  @Test
  void anInvalidValueKeepsItsOwnListAndNoStackTrace() {
    var found = new ArrayList<>(List.of(Violation.required("name")));
    var invalid = new InvalidValue(found);
    found.clear();

    assertThat(invalid.violations()).containsExactly(Violation.required("name"));
    assertThat(invalid.getStackTrace()).isEmpty();
    assertThat(invalid.fillInStackTrace()).isSameAs(invalid);
  }

  @Test
  void anInvalidValueWithNothingWrongIsAFault() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new InvalidValue(List.of()))
        .isNotInstanceOf(InvalidValue.class);
  }
}
