package dev.herald.domain.channel;

import static dev.herald.domain.Invalid.assertViolations;
import static dev.herald.domain.Samples.STORED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.Sized;
import dev.herald.domain.image.ImageRef;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.domain.shared.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AvatarTest {

  @Test
  void isAnUploadedImage() {
    assertThat(new Avatar(STORED).image()).isEqualTo(STORED);
  }

  @ParameterizedTest
  @MethodSource("dev.herald.domain.Sized#characters")
  void isAnImageElsewhereWithAnAddressOfUpTo500Bytes(String character) {
    assertThat(new Avatar(elsewhere(499, character)).image().external()).isPresent();
    assertThat(new Avatar(elsewhere(500, character)).image().external()).isPresent();
  }

  @ParameterizedTest
  @MethodSource("dev.herald.domain.Sized#characters")
  void refusesAnAddressOf501Bytes(String character) {
    assertViolations(() -> new Avatar(elsewhere(501, character)))
        .containsExactly(Violation.tooLong("url", 500, 501));
  }

  private static ImageRef elsewhere(int bytes, String character) {
    var start = "https://img.example/";
    return new ImageRef.External(
        new HttpUrl(start + Sized.text(bytes - start.length(), character)));
  }
}
