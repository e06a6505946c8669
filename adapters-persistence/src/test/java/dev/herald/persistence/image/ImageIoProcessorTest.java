package dev.herald.persistence.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.herald.application.failure.Busy;
import dev.herald.application.port.out.ImageProcessor;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.StoredImage;
import dev.herald.application.view.StoredImage.Dimensions;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.image.Crop;
import dev.herald.domain.refusal.Refusal;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Looks at real files. Each photo is 60 pixels wide and 40 high, red on top and blue below. */
class ImageIoProcessorTest {

  @TempDir private Path root;
  private ImageFolder folder;
  private ImageFiles files;
  private FileImageStore store;
  private ImageIoProcessor processor;

  @BeforeEach
  void open() {
    folder = new ImageFolder(root);
    files = new ImageFiles(root, false);
    store = files.store();
    processor = files.processor();
  }

  @AfterEach
  void close() {
    files.close();
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
        .isEqualTo(
            new ImageProcessor.Format(contentType, Optional.of(new Dimensions(width, height))));
  }

  /** Of what is shown: a photo that is to be turned is cut as it is seen, red at the right. */
  @ParameterizedTest
  @CsvSource({
    "photo.jpg, '0,0,10000,5000,0', 60, 20, red",
    "photo.jpg, '0,5000,10000,5000,0', 60, 20, blue",
    "photo.png, '2500,5000,2500,5000,90', 20, 15, blue",
    "transparent.png, '0,0,1,1,0', 1, 1, red",
    "turned.jpg, '5000,0,5000,10000,180', 20, 60, red",
    "turned.jpg, '0,0,5000,10000,270', 60, 20, blue",
    "photo.tiff, '9999,9999,1,1,0', 1, 1, blue",
  })
  void cutsAPartFromWhatIsShown(String file, String crop, int width, int height, String color)
      throws IOException {
    var cut = processor.crop(kept(bytes(file)), Crop.of(crop)).orElseThrow();

    var picture = ImageIO.read(new ByteArrayInputStream(cut));
    assertThat(picture.getWidth()).isEqualTo(width);
    assertThat(picture.getHeight()).isEqualTo(height);
    var middle = picture.getRGB(width / 2, height / 2);
    if (color.equals("red")) assertReddish(middle);
    else assertBluish(middle);
  }

  @Test
  void turnsAPartClockwise() throws IOException {
    var cut = processor.crop(kept(bytes("photo.png")), new Crop(0, 0, 10_000, 10_000, 90));

    var picture = ImageIO.read(new ByteArrayInputStream(cut.orElseThrow()));
    assertThat(picture.getWidth()).isEqualTo(40);
    assertReddish(picture.getRGB(35, 30)); // what was on top is at the right
    assertBluish(picture.getRGB(5, 30));
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
    assertThat(inspect(bytes(file)))
        .isEqualTo(new ImageProcessor.Format(contentType, Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\uFEFF<svg xmlns='http://www.w3.org/2000/svg'/>",
        "\n\n  <svg xmlns='http://www.w3.org/2000/svg'/>",
        "\uFEFF\n<?xml version='1.0'?><!-- a comment --><svg xmlns='http://www.w3.org/2000/svg'/>",
      })
  void knowsAnSvgAfterAByteOrderMarkAndWhiteSpace(String svg) throws IOException {
    assertThat(inspect(svg.getBytes(UTF_8)).contentType()).isEqualTo("image/svg+xml");
  }

  @ParameterizedTest
  @ValueSource(strings = {"P1\n2 2\n0 1 1 0\n", "P6 # by hand\n2 2 255\nabcdefghijkl"})
  void knowsAPortableAnymap(String picture) throws IOException {
    assertThat(inspect(picture.getBytes(UTF_8)).contentType()).startsWith("image/x-portable-");
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
        "P1 priority incident: mail is down",
        "P6 route is closed today.",
        "II*\u0000 hello",
        "8BPS is what a Photoshop file begins with",
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

  @ParameterizedTest
  @ValueSource(strings = {"photo.jpg", "photo.png", "photo.webp", "photo.tiff", "animated.gif"})
  void refusesAnImageWhoseHeaderBreaksOff(String file) throws IOException {
    var header = Arrays.copyOf(bytes(file), 20);

    assertThatThrownBy(() -> inspect(header)).isInstanceOf(Refusal.NotAnImage.class);
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
    var picture = rendered(file, 32, "image/jpeg");

    assertThat(picture.getWidth()).isEqualTo(32);
    assertThat(picture.getHeight()).isEqualTo(21);
    assertReddish(picture.getRGB(15, 1));
    assertBluish(picture.getRGB(15, 18));
  }

  @Test
  void turnsAPictureTheWayTheCameraWasHeld() throws IOException {
    var picture = rendered("turned.jpg", 32, "image/jpeg");

    assertThat(picture.getWidth()).isEqualTo(21);
    assertThat(picture.getHeight()).isEqualTo(32);
    assertReddish(picture.getRGB(18, 15));
    assertBluish(picture.getRGB(1, 15));
  }

  @ParameterizedTest
  @ValueSource(strings = {"transparent.png", "lossless.webp"})
  void keepsTransparency(String file) throws IOException {
    var picture = rendered(file, 32, "image/png");

    assertThat(picture.getRGB(15, 10) >>> 24).isBetween(120, 136);
  }

  @Test
  void makesAPictureOfTheFirstFrameOfAnAnimation() throws IOException {
    var picture = rendered("animated.gif", 16, null);

    assertThat(picture.getWidth()).isEqualTo(16);
    assertReddish(picture.getRGB(8, 5));
  }

  /** What Chromium shows in the middle. */
  @ParameterizedTest
  @CsvSource({
    "grey-with-alpha.png, 400, 200, 128, 128, 128",
    "grey-with-transparency.png, 400, 200, 100, 100, 100",
    "display-p3.png, 400, 200, 215, 93, 31",
    "small-first-frame.gif, 400, 200, 255, 0, 0",
  })
  void showsWhatBrowsersShow(String file, int width, int height, int red, int green, int blue)
      throws IOException {
    assertThat(inspect(bytes(file)).dimensions()).contains(new Dimensions(width, height));
    var picture = rendered(file, 1024, null);
    assertThat(picture.getWidth()).isEqualTo(width);
    assertThat(picture.getHeight()).isEqualTo(height);
    var middle = new Color(picture.getRGB(width / 2, height / 2));
    assertThat(middle.getRed()).isCloseTo(red, within(3));
    assertThat(middle.getGreen()).isCloseTo(green, within(3));
    assertThat(middle.getBlue()).isCloseTo(blue, within(3));
  }

  @Test
  void turnsAPngAsBrowsersDo() throws IOException {
    var picture = rendered("turned.png", 1024, "image/jpeg");

    assertThat(picture.getWidth()).isEqualTo(200);
    assertThat(picture.getHeight()).isEqualTo(400);
    assertBluish(picture.getRGB(0, 0));
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
    assertThat(render(kept(bytes(file)), 30)).isEmpty();
  }

  @Test
  void makesNoneOfADamagedImage() throws IOException {
    assertThat(render(kept(Arrays.copyOf(bytes("photo.png"), 60)), 30)).isEmpty();
  }

  @Test
  void keepsWhatItMadeUntilTheImageIsDeleted() throws IOException {
    var image = kept(bytes("photo.jpg"));
    render(image, 32).orElseThrow().bytes().close();
    assertThat(folder.renditions(image.id()).resolve("32.jpg")).exists();

    store.delete(image.id());

    assertThat(folder.renditions(image.id())).doesNotExist();
    assertThat(folder.incoming()).isEmptyDirectory();
    processor.prepare(image);
    assertThat(folder.renditions(image.id())).doesNotExist();
  }

  private ImageProcessor.Format inspect(byte[] bytes) throws IOException {
    try (var staged = store.stage(new ByteArrayInputStream(bytes))) {
      return processor.inspect(staged);
    }
  }

  private StoredImage kept(byte[] bytes) throws IOException {
    try (var staged = store.stage(new ByteArrayInputStream(bytes))) {
      staged.keep();
      return stored(staged.id(), staged.byteSize());
    }
  }

  /** A type that browsers don't show, for which all sizes are made. */
  private static StoredImage stored(ImageId id, long byteSize) {
    return new StoredImage(id, "image/tiff", byteSize, Optional.empty(), Samples.NOW);
  }

  /** As uploads do: the maker is told, and is given a moment. */
  private Optional<ImageProcessor.Rendition> render(StoredImage image, int edge) {
    for (var i = 0; i < 30; i++) {
      processor.prepare(image);
      try {
        return processor.render(image, edge);
      } catch (Busy notYet) {
        // The machine is busy.
      }
    }
    throw new AssertionError("a minute is not enough for a picture");
  }

  private BufferedImage rendered(String file, int edge, String contentType) throws IOException {
    var rendition = render(kept(bytes(file)), edge).orElseThrow();
    if (contentType != null) assertThat(rendition.contentType()).isEqualTo(contentType);
    try (var bytes = rendition.bytes()) {
      return ImageIO.read(bytes);
    }
  }

  private static byte[] bytes(String file) throws IOException {
    try (var bytes = ImageIoProcessorTest.class.getResourceAsStream("/images/" + file)) {
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
