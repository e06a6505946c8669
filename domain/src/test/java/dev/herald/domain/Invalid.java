package dev.herald.domain;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Asks what is wrong with a value, and fails if nothing is. */
public final class Invalid {

  private Invalid() {}

  public static ListAssert<Violation> assertViolations(ThrowingCallable value) {
    return Assertions.assertThat(violationsOf(value));
  }

  public static ListAssert<String> assertCodes(ThrowingCallable value) {
    return Assertions.assertThat(violationsOf(value).stream().map(Violation::code).toList());
  }

  private static List<Violation> violationsOf(ThrowingCallable value) {
    return assertThatExceptionOfType(InvalidValue.class).isThrownBy(value).actual().violations();
  }
}
