package dev.herald.domain.id;

import static dev.herald.domain.Invalid.assertViolations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.shared.Violation;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class OtherIdsTest {

  private static final String DIGITS = "0123456789abcdef";

  @Test
  void anAccountIsNamedInAnyScriptOfUpTo32Bytes() {
    assertThat(new AccountId(" 김미나 ").value()).isEqualTo("김미나");
    assertThat(new AccountId("mina@library.example")).hasToString("mina@library.example");
    assertThat(AccountId.ADMINISTRATOR.value()).isEqualTo("administrator");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "Z", "0", "-", "_", "0199f3c2-7d4e-7abc-8def-0123456789ab"})
  void aPostHasAPlainId(String id) {
    assertThat(new PostId(id).value()).isEqualTo(id);
    assertThat(new PostId(id)).hasToString(id);
    assertThat(new DraftId(id)).hasToString(id);
  }

  @Test
  void aPostIdHasUpTo64Characters() {
    assertThat(new PostId("x".repeat(63)).value()).hasSize(63);
    assertThat(new PostId("x".repeat(64)).value()).hasSize(64);
    assertThatPostIdIsMalformed("x".repeat(65));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {" a", "a b", "a.b", "a/b", "../a", "a\n", "é", "１", "📚"})
  void aPostIdIsRefusedWithAnyOtherCharacter(String id) {
    assertThatPostIdIsMalformed(id);
  }

  @Test
  void aStoredImageIsNamedByItsHash() {
    assertThat(new ImageId(DIGITS.repeat(4)).value()).isEqualTo(DIGITS.repeat(4));
    assertThat(new ImageId(DIGITS.repeat(4))).hasToString(DIGITS.repeat(4));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0",
        "0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef",
        "0123456789abcdeg0123456789abcdef0123456789abcdef0123456789abcdef",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n",
        "../../../../../../../../../../../../../../../../../../etc/passwd",
      })
  void anImageIdIsRefusedInAnyOtherForm(String id) {
    assertViolations(() -> new ImageId(id))
        .containsExactly(
            Violation.of("imageId", "malformed", "must be the 64 hexadecimal digits of an upload"));
  }

  private static void assertThatPostIdIsMalformed(String id) {
    for (ThrowingCallable made :
        List.<ThrowingCallable>of(() -> new PostId(id), () -> new DraftId(id))) {
      assertViolations(made)
          .containsExactly(
              Violation.of("id", "malformed", "must be 1 to 64 letters, digits, - and _"));
    }
  }
}
