package dev.herald.domain.account;

import static dev.herald.domain.Invalid.assertCodes;
import static dev.herald.domain.Invalid.assertViolations;
import static dev.herald.domain.Samples.MINA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.herald.domain.Sized;
import dev.herald.domain.shared.Violation;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AccountTest {

  private static final Account ACCOUNT =
      new Account(MINA, "Mina", "face.png", Map.of("city", "Seoul"));

  @Test
  void saysNothingOfItselfAtFirst() {
    assertThat(Account.of(MINA)).isEqualTo(new Account(MINA, "", "", Map.of()));
  }

  @Test
  void changesOnePartAndKeepsTheOthers() {
    assertThat(ACCOUNT.withNick("Mina K"))
        .isEqualTo(new Account(MINA, "Mina K", "face.png", Map.of("city", "Seoul")));
    assertThat(ACCOUNT.withFaceUrl(""))
        .isEqualTo(new Account(MINA, "Mina", "", Map.of("city", "Seoul")));
    assertThat(ACCOUNT.edit(Optional.empty(), Optional.of("new.png"), Map.of()))
        .isEqualTo(new Account(MINA, "Mina", "new.png", Map.of("city", "Seoul")));
  }

  @Test
  void addsAndReplacesAttributesInTheirOrder() {
    var changed = ACCOUNT.withAttributes(Map.of("age", "7")).withAttributes(Map.of("city", "서울"));

    assertThat(changed.attributes())
        .containsExactly(Map.entry("city", "서울"), Map.entry("age", "7"));
    assertThat(changed.nick()).isEqualTo("Mina");
  }

  @Test
  void emptyValueRemovesAnAttribute() {
    assertThat(ACCOUNT.withAttributes(Map.of("city", "", "none", "")).attributes()).isEmpty();
    assertThat(new Account(MINA, "", "", Map.of("none", "")).attributes()).isEmpty();
  }

  @Test
  void lendsNobodyItsAttributes() {
    var given = new HashMap<>(Map.of("city", "Seoul"));
    var account = Account.of(MINA).withAttributes(given);
    given.put("city", "Busan");

    assertThat(account.attributes()).isEqualTo(Map.of("city", "Seoul"));
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> account.attributes().clear());
  }

  @ParameterizedTest
  @MethodSource("dev.herald.domain.Sized#characters")
  void takesKeysUpToTheirLimit(String character) {
    takes(Sized.text(99, character), "value");
    takes(Sized.text(100, character), "value");
    assertViolations(() -> with(Sized.text(101, character), "value"))
        .containsExactly(Violation.tooLong("attributes", 100, 101));
  }

  @Test
  void refusesAnEmptyKey() {
    takes("k", "value");
    assertCodes(() -> with("", "value")).containsExactly("attributes.empty_key");
  }

  @ParameterizedTest
  @MethodSource("dev.herald.domain.Sized#characters")
  void takesValuesUpToTheirLimit(String character) {
    takes("key", Sized.text(499, character));
    takes("key", Sized.text(500, character));
    assertViolations(() -> with("key", Sized.text(501, character)))
        .containsExactly(Violation.tooLong("attributes", 500, 501));
  }

  @Test
  void takesFiftyAttributes() {
    assertThat(Account.of(MINA).withAttributes(many(49)).attributes()).hasSize(49);
    var full = Account.of(MINA).withAttributes(many(50));
    assertThat(full.attributes()).hasSize(50);
    assertViolations(() -> Account.of(MINA).withAttributes(many(51)))
        .containsExactly(Violation.tooMany("attributes", 50, 51));
    assertViolations(() -> full.withAttributes(Map.of("one more", "value")))
        .containsExactly(Violation.tooMany("attributes", 50, 51));
    assertThat(full.withAttributes(Map.of("1", "", "one more", "value")).attributes()).hasSize(50);
  }

  @Test
  void saysAllThatIsWrongAtOnce() {
    assertCodes(
            () ->
                ACCOUNT.edit(
                    Optional.of("n".repeat(501)),
                    Optional.of("f\0"),
                    Map.of("key", "v".repeat(501))))
        .containsExactly("nick.too_long", "faceUrl.control_character", "attributes.too_long");
  }

  private static void takes(String key, String value) {
    assertThat(with(key, value).attributes()).isEqualTo(Map.of(key, value));
  }

  private static Account with(String key, String value) {
    return Account.of(MINA).withAttributes(Map.of(key, value));
  }

  private static Map<String, String> many(int attributes) {
    var map = new LinkedHashMap<String, String>();
    for (var i = 1; i <= attributes; i++) map.put(Integer.toString(i), "value");
    return map;
  }
}
