package dev.herald.domain.shared;

import static dev.herald.domain.Invalid.assertViolations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.herald.domain.Serial;
import dev.herald.domain.channel.ChannelName;
import dev.herald.domain.id.AccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource({"49, 49, 0", "50, 50, 0", "51, 50, 1", "170000, 50, 169950"})
  void keepsTheFirstFiftyAndCountsTheOthers(int found, int kept, long omitted) {
    for (var i = 0; i < found; i++) violations.add(Violation.required("f" + i));

    var invalid = catchThrowableOfType(InvalidValue.class, violations::throwIfAny);
    assertThat(invalid.violations()).hasSize(kept);
    assertThat(invalid.violations().get(kept - 1)).isEqualTo(Violation.required("f" + (kept - 1)));
    assertThat(invalid.omitted()).isEqualTo(omitted);
    assertThat(invalid.getMessage().length()).isLessThan(1200);
    assertThat(invalid.getMessage().endsWith("; and " + omitted + " more")).isEqualTo(omitted > 0);
  }

  @Test
  void countsWhatAnInnerValueOmitted() {
    violations.check(
        () -> {
          var inner = new Violations();
          for (var i = 0; i < 60; i++) inner.add(Violation.required("inner" + i));
          inner.throwIfAny();
          return "unreachable";
        });
    violations.add(Violation.required("outer"));

    assertThat(catchThrowableOfType(InvalidValue.class, violations::throwIfAny).omitted())
        .isEqualTo(11);
  }

  @Test
  void saysTheSameThingOnce() {
    violations.add(Violation.required("name"));
    violations.add(Violation.required("name"));

    assertViolations(violations::throwIfAny).containsExactly(Violation.required("name"));
  }

  @Test
  void aListOfTooManyViolationsIsCutAsWell() {
    var many = IntStream.range(0, 60).mapToObj(i -> Violation.required("f" + i)).toList();

    assertThat(new InvalidValue(many).violations()).hasSize(50);
    assertThat(new InvalidValue(many).omitted()).isEqualTo(10);
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
  void anInvalidValueKeepsItsViolationsWhereverItIsSent() {
    var invalid = new InvalidValue(Violation.tooLong("name", 150, 151));

    assertThat(((InvalidValue) Serial.copy(invalid)).violations()).isEqualTo(invalid.violations());
  }

  @Test
  void anInvalidValueWithNothingWrongIsAFault() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new InvalidValue(List.of()))
        .isNotInstanceOf(InvalidValue.class);
  }
}
