package dev.herald.persistence.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.port.out.Pictures;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.StoredImage;
import dev.herald.application.view.StoredImage.Dimensions;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.refusal.Refusal;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Looks at real files. Each photo is 60 pixels wide and 40 high, red on top and blue below. */
class ImageIoPicturesTest {

  @TempDir private Path root;
  private ImageFolder folder;
  private FileImageStore store;
  private ImageIoPictures pictures;

  @BeforeEach
  void open() {
    folder = new ImageFolder(root);
    store = new FileImageStore(folder);
    pictures = new ImageIoPictures(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "photo.jpg, image/jpeg, 60, 40",
    "progressive.jpg, image/jpeg, 60, 40",
    "cmyk.jpg, image/jpeg, 60, 40",
    "turned.jpg, image/jpeg, 40, 60",
    "photo.png, image/png, 60, 40",
    "transparent.png, image/png, 60, 40",
    "animated.gif, image/gif, 30, 20",
    "photo.webp, image/webp, 60, 40",
    "lossless.webp, image/webp, 60, 40",
    "photo.tiff, image/tiff, 60, 40",
    "photo.bmp, image/bmp, 60, 40",
  })
  void readsTypeAndSize(String file, String contentType, int width, int height) throws IOException {
    assertThat(inspect(bytes(file)))
        .isEqualTo(new Pictures.Format(contentType, Optional.of(new Dimensions(width, height))));
  }

  @ParameterizedTest
  @CsvSource({
    "photo.avif, image/avif",
    "photo.heic, image/heic",
    "photo.psd, image/vnd.adobe.photoshop",
    "photo.ico, image/vnd.microsoft.icon",
    "drawing.svg, image/svg+xml",
  })
  void knowsTypesThatItCannotRead(String file, String contentType) throws IOException {
    assertThat(inspect(bytes(file))).isEqualTo(new Pictures.Format(contentType, Optional.empty()));
  }

  @Test
  void knowsAnSvgWithoutAnXmlDeclaration() throws IOException {
    assertThat(inspect(Samples.svg()).contentType()).isEqualTo("image/svg+xml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain text",
        "%PDF-1.7\n",
        "<!DOCTYPE html><html><body><svg></svg></body></html>",
        "PK\u0003\u0004",
        "#!/bin/sh\n",
        "\u0000\u0001\u0002\u0003",
      })
  void refusesWhatIsNoImage(String content) {
    assertThatThrownBy(() -> inspect(content.getBytes(UTF_8)))
        .isInstanceOf(Refusal.NotAnImage.class);
  }

  @Test
  void saysWhatItFoundInstead() {
    assertThatThrownBy(() -> inspect(Samples.pdf())).hasMessageContaining("application/pdf");
    assertThatThrownBy(() -> inspect(new byte[0])).hasMessageContaining("empty");
    assertThatThrownBy(() -> inspect(new byte[] {1, 2, 3})).hasMessageContaining("no known type");
  }

  @Test
  void imageWhoseHeaderIsDamagedHasNoSize() throws IOException {
    var jpeg = bytes("photo.jpg");
    assertThat(inspect(Arrays.copyOf(jpeg, 30)))
        .isEqualTo(new Pictures.Format("image/jpeg", Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "photo.jpg",
        "progressive.jpg",
        "cmyk.jpg",
        "photo.png",
        "photo.webp",
        "photo.tiff",
        "photo.bmp"
      })
  void makesASmallPicture(String file) throws IOException {
    var picture = rendered(file, 30, "image/jpeg");

    assertThat(picture.getWidth()).isEqualTo(30);
    assertThat(picture.getHeight()).isEqualTo(20);
    assertReddish(picture.getRGB(15, 1));
    assertBluish(picture.getRGB(15, 18));
  }

  @Test
  void turnsAPictureTheWayTheCameraWasHeld() throws IOException {
    var picture = rendered("turned.jpg", 30, "image/jpeg");

    assertThat(picture.getWidth()).isEqualTo(20);
    assertThat(picture.getHeight()).isEqualTo(30);
    assertReddish(picture.getRGB(18, 15));
    assertBluish(picture.getRGB(1, 15));
  }

  @ParameterizedTest
  @ValueSource(strings = {"transparent.png", "lossless.webp"})
  void keepsTransparency(String file) throws IOException {
    var picture = rendered(file, 30, "image/png");

    assertThat(picture.getRGB(15, 10) >>> 24).isBetween(120, 136);
  }

  @Test
  void makesAPictureOfTheFirstFrameOfAnAnimation() throws IOException {
    var picture = rendered("animated.gif", 16, null);

    assertThat(picture.getWidth()).isEqualTo(16);
    assertReddish(picture.getRGB(8, 5));
  }

  @Test
  void doesNotEnlarge() throws IOException {
    var picture = rendered("photo.jpg", 1024, "image/jpeg");

    assertThat(picture.getWidth()).isEqualTo(60);
    assertThat(picture.getHeight()).isEqualTo(40);
  }

  @ParameterizedTest
  @ValueSource(strings = {"photo.avif", "photo.heic", "photo.psd", "drawing.svg"})
  void makesNoneOfWhatItCannotRead(String file) throws IOException {
    assertThat(pictures.render(kept(bytes(file)), 30)).isEmpty();
  }

  @Test
  void makesNoneOfADamagedImage() throws IOException {
    assertThat(pictures.render(kept(Arrays.copyOf(bytes("photo.png"), 60)), 30)).isEmpty();
  }

  @Test
  void keepsWhatItMadeUntilTheImageIsDeleted() throws IOException {
    var image = kept(bytes("photo.jpg"));
    pictures.render(image, 30).orElseThrow().bytes().close();
    assertThat(folder.renditions(image.id()).resolve("30.jpg")).exists();

    pictures.render(image, 30).orElseThrow().bytes().close();
    store.delete(image.id());

    assertThat(folder.renditions(image.id())).doesNotExist();
    assertThat(folder.incoming()).isEmptyDirectory();
    assertThat(pictures.render(image, 30)).isEmpty();
  }

  private Pictures.Format inspect(byte[] bytes) throws IOException {
    try (var staged = store.stage(new ByteArrayInputStream(bytes))) {
      return pictures.inspect(staged);
    }
  }

  private StoredImage kept(byte[] bytes) throws IOException {
    try (var staged = store.stage(new ByteArrayInputStream(bytes))) {
      staged.keep();
      return stored(staged.id(), staged.byteSize());
    }
  }

  private static StoredImage stored(ImageId id, long byteSize) {
    return new StoredImage(id, "image/any", byteSize, Optional.empty(), Samples.NOW);
  }

  private BufferedImage rendered(String file, int edge, String contentType) throws IOException {
    var rendition = pictures.render(kept(bytes(file)), edge).orElseThrow();
    if (contentType != null) assertThat(rendition.contentType()).isEqualTo(contentType);
    try (var bytes = rendition.bytes()) {
      return ImageIO.read(bytes);
    }
  }

  private static byte[] bytes(String file) throws IOException {
    try (var bytes = ImageIoPicturesTest.class.getResourceAsStream("/images/" + file)) {
      return bytes.readAllBytes();
    }
  }

  private static void assertReddish(int rgb) {
    assertThat(rgb >> 16 & 0xFF).as("red").isGreaterThan(180);
    assertThat(rgb & 0xFF).as("blue").isLessThan(80);
  }

  private static void assertBluish(int rgb) {
    assertThat(rgb >> 16 & 0xFF).as("red").isLessThan(80);
    assertThat(rgb & 0xFF).as("blue").isGreaterThan(180);
  }
}
