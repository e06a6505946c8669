package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.herald.application.testkit.Samples;
import dev.herald.application.view.StoredImage;
import dev.herald.domain.image.Crop;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CropImageTest extends Story {

  private static final Crop LEFT = new Crop(0, 0, 5000, 10_000, 0);

  @Test
  void aPartOfAnImageIsAnImageThatKnowsItsOriginal() throws IOException {
    var original = upload(Samples.png());

    var cut = herald.cropImage().crop(ADMIN, original.id(), LEFT);

    assertThat(cut.id()).isNotEqualTo(original.id());
    assertThat(herald.readImage().original(cut.id()).byteSize()).isEqualTo(cut.byteSize());
    var found = herald.findOriginal().find(ADMIN, cut.id()).orElseThrow();
    assertThat(found.image()).isEqualTo(original);
    assertThat(found.crop()).contains(LEFT);
    assertThat(herald.cropImage().crop(ADMIN, original.id(), LEFT).id()).isEqualTo(cut.id());
  }

  @Test
  void theOriginalOfAnImageThatWasNotCutIsTheImage() throws IOException {
    var original = upload(Samples.png());

    var found = herald.findOriginal().find(ADMIN, original.id()).orElseThrow();

    assertThat(found.image()).isEqualTo(original);
    assertThat(found.crop()).isEmpty();
  }

  @Test
  void nothingIsCutFromWhatHeraldCanNotRead() throws IOException {
    var svg = upload(Samples.svg());

    assertThat(herald.findOriginal().find(ADMIN, svg.id())).isEqualTo(Optional.empty());
    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(() -> herald.cropImage().crop(ADMIN, svg.id(), LEFT))
        .extracting(it -> it.violations().get(0).code())
        .isEqualTo("imageId.unreadable");
  }

  @Test
  void nothingIsCutFromAnImageThatIsNotThere() {
    var nowhere = Samples.imageId(Samples.png());

    assertThat(herald.findOriginal().find(ADMIN, nowhere)).isEqualTo(Optional.empty());
    assertThatExceptionOfType(Refusal.ImageNotFound.class)
        .isThrownBy(() -> herald.cropImage().crop(ADMIN, nowhere, LEFT));
  }

  private StoredImage upload(byte[] bytes) throws IOException {
    return herald.uploadImage().upload(ADMIN, new ByteArrayInputStream(bytes));
  }
}
