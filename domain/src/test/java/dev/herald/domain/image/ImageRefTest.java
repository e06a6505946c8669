package dev.herald.domain.image;

import static dev.herald.domain.Samples.PICTURE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.shared.HttpUrl;
import org.junit.jupiter.api.Test;

class ImageRefTest {

  @Test
  void anUploadedImageHasANameAndNoAddress() {
    var image = new ImageRef.Stored(PICTURE);

    assertThat(image.stored()).contains(PICTURE);
    assertThat(image.external()).isEmpty();
  }

  @Test
  void anImageElsewhereHasAnAddressAndNoName() {
    var url = new HttpUrl("https://img.example/a.png");
    var image = new ImageRef.External(url);

    assertThat(image.external()).contains(url);
    assertThat(image.stored()).isEmpty();
  }
}
