package dev.herald.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.port.out.ImageProcessor;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.StoredImage;
import dev.herald.application.view.StoredImage.Dimensions;
import dev.herald.domain.image.Crop;
import dev.herald.domain.refusal.Refusal;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What any {@link ImageProcessor} promises, however many formats it knows. */
public interface ImageProcessorContract extends PortContract {

  @Test
  default void namesTheTypeAndTheSizeOfAPng() throws IOException {
    assertThat(inspect(png(7, 5)))
        .isEqualTo(new ImageProcessor.Format("image/png", Optional.of(new Dimensions(7, 5))));
  }

  @Test
  default void refusesNoBytes() {
    assertThatThrownBy(() -> inspect(new byte[0])).isInstanceOf(Refusal.NotAnImage.class);
  }

  @Test
  default void refusesAPdf() {
    assertThatThrownBy(() -> inspect(Samples.pdf())).isInstanceOf(Refusal.NotAnImage.class);
  }

  @Test
  default void makesARenditionOfAPng() throws IOException {
    var bytes = png(7, 5);
    try (var staged = ports().imageStore().stage(new ByteArrayInputStream(bytes))) {
      staged.keep();
      var dimensions = Optional.of(new Dimensions(7, 5));
      var image = new StoredImage(staged.id(), "image/png", bytes.length, dimensions, Samples.NOW);

      ports().imageProcessor().prepare(image);
      var rendition = ports().imageProcessor().render(image, 16).orElseThrow();

      try (var made = rendition.bytes()) {
        assertThat(made.readAllBytes()).hasSize((int) rendition.byteSize());
      }
      assertThat(rendition.contentType()).startsWith("image/");
    }
  }

  @Test
  default void cutsAnImageFromAPngTheSameEachTime() throws IOException {
    var bytes = png(7, 5);
    try (var staged = ports().imageStore().stage(new ByteArrayInputStream(bytes))) {
      staged.keep();
      var dimensions = Optional.of(new Dimensions(7, 5));
      var image = new StoredImage(staged.id(), "image/png", bytes.length, dimensions, Samples.NOW);
      var crop = new Crop(5000, 0, 5000, 10_000, 270);

      var cut = ports().imageProcessor().crop(image, crop).orElseThrow();

      assertThat(inspect(cut).contentType()).startsWith("image/");
      assertThat(ports().imageProcessor().crop(image, crop)).hasValue(cut);
    }
  }

  @Test
  default void cutsNothingFromWhatItCanNotRead() throws IOException {
    try (var staged = ports().imageStore().stage(new ByteArrayInputStream(Samples.svg()))) {
      staged.keep();
      var size = Samples.svg().length;
      var svg = new StoredImage(staged.id(), "image/svg+xml", size, Optional.empty(), Samples.NOW);
      assertThat(ports().imageProcessor().crop(svg, new Crop(0, 0, 1, 1, 0))).isEmpty();
    }
  }

  private ImageProcessor.Format inspect(byte[] bytes) throws IOException {
    try (var staged = ports().imageStore().stage(new ByteArrayInputStream(bytes))) {
      return ports().imageProcessor().inspect(staged);
    }
  }

  private static byte[] png(int width, int height) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    assertThat(ImageIO.write(image, "png", bytes)).isTrue();
    return bytes.toByteArray();
  }
}
