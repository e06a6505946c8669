package dev.herald.domain.permission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleTest {

  @ParameterizedTest
  @CsvSource({
    "READER, READER, true ", "READER, EDITOR, false", "READER, ADMIN, false",
    "EDITOR, READER, true ", "EDITOR, EDITOR, true ", "EDITOR, ADMIN, false",
    "ADMIN,  READER, true ", "ADMIN,  EDITOR, true ", "ADMIN,  ADMIN, true ",
  })
  void mayAlsoDoWhatThoseBeforeItMay(Role role, Role needed, boolean allowed) {
    assertThat(role.allows(needed)).isEqualTo(allowed);
  }
}
