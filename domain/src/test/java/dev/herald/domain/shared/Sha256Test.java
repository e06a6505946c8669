package dev.herald.domain.shared;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Sha256Test {

  /** The example of FIPS 180-2, appendix B.1. */
  private static final String OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void isTheHashOfTheStandard() {
    assertThat(Sha256.of("abc".getBytes(UTF_8))).isEqualTo(OF_ABC);
  }

  @Test
  void doesNotDependOnHowTheBytesAreCut() {
    var digest = Sha256.digest();
    for (var part : new String[] {"", "ab", "c"}) digest.update(part.getBytes(UTF_8));

    assertThat(Sha256.of("a".getBytes(UTF_8), "bc".getBytes(UTF_8))).isEqualTo(OF_ABC);
    assertThat(Sha256.of(digest)).isEqualTo(OF_ABC);
  }
}
