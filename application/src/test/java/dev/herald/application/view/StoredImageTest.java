package dev.herald.application.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Samples;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredImageTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "image/jpeg",
        "image/png",
        "image/gif",
        "image/webp",
        "image/avif",
        "image/svg+xml",
        "image/bmp",
        "image/x-icon",
        "image/vnd.microsoft.icon"
      })
  void browsersShowTheImagesOfTheWeb(String contentType) {
    assertThat(ofType(contentType).isShownByBrowsers()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/tiff", "image/heic", "image/vnd.adobe.photoshop", "text/html"})
  void browsersDoNotShowOthers(String contentType) {
    assertThat(ofType(contentType).isShownByBrowsers()).isFalse();
  }

  private static StoredImage ofType(String contentType) {
    return new StoredImage(
        Samples.imageId(Samples.png()), contentType, 1, Optional.empty(), Samples.NOW);
  }
}
