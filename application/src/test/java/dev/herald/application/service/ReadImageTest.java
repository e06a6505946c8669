package dev.herald.application.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import dev.herald.application.failure.Busy;
import dev.herald.application.port.in.image.ReadImage;
import dev.herald.application.port.in.image.ReadImage.Picture;
import dev.herald.application.port.out.ImageProcessor;
import dev.herald.application.port.out.ImageStore;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.StoredImage;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.image.Crop;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadImageTest extends Story {

  private final ReadImage images = herald.readImage();

  @Test
  void originalIsTheImageAsItWasUploaded() throws IOException {
    var tiff = givenImage(Samples.tiff());

    assertPicture(images.original(tiff.id()), "image/tiff", Samples.tiff());
  }

  @Test
  void browsersGetTheOriginalOfWhatTheyCanShow() throws IOException {
    var png = givenImage(Samples.png());
    var svg = givenImage(Samples.svg());

    assertPicture(images.displayable(png.id()), "image/png", Samples.png());
    assertPicture(images.displayable(svg.id()), "image/svg+xml", Samples.svg());
  }

  @Test
  void browsersGetARenditionOfWhatTheyCannotShow() throws IOException {
    var tiff = givenImage(Samples.tiff());

    assertRendition(images.displayable(tiff.id()), tiff.id(), 2048);
  }

  @Test
  void browsersGetTheOriginalOfWhatNobodyCanRead() throws IOException {
    var usual = ports.outbound();
    var herald = heraldWith(usual.unitOfWork(), usual.imageStore(), new UnknownFormats());
    var strange = herald.uploadImage().upload(ADMIN, new ByteArrayInputStream(Samples.tiff()));

    assertPicture(herald.readImage().displayable(strange.id()), "image/x-strange", Samples.tiff());
    assertPicture(
        herald.readImage().thumbnail(strange.id(), 256), "image/x-strange", Samples.tiff());
  }

  @Test
  void imageThatIsElsewhereIsNotOpened() {
    var usual = ports.outbound();
    var png = givenImage(Samples.png());
    var herald = heraldWith(usual.unitOfWork(), new Bucket(), new MadeInABucket());

    assertThat(herald.readImage().original(png.id()).address()).contains(Bucket.ADDRESS);
    assertThat(herald.readImage().displayable(png.id()).address()).contains(Bucket.ADDRESS);
    assertThat(herald.readImage().thumbnail(png.id(), 256).address())
        .contains(MadeInABucket.ADDRESS);
  }

  /** Sends everybody elsewhere. */
  private static final class Bucket implements ImageStore {

    private static final URI ADDRESS = URI.create("https://s3.example/an-image");

    @Override
    public Staged stage(InputStream bytes) {
      throw new UnsupportedOperationException("nothing is uploaded");
    }

    @Override
    public Kept open(ImageId id) {
      throw new AssertionError("it need not be opened");
    }

    @Override
    public Optional<URI> address(ImageId id, String contentType) {
      return Optional.of(ADDRESS);
    }

    @Override
    public void delete(ImageId id) {}
  }

  /** Has made all renditions, elsewhere. */
  private static final class MadeInABucket implements ImageProcessor {

    private static final URI ADDRESS = URI.create("https://s3.example/a-rendition");

    @Override
    public Format inspect(ImageStore.Staged bytes) {
      throw new UnsupportedOperationException("nothing is uploaded");
    }

    @Override
    public void prepare(StoredImage image) {}

    @Override
    public Optional<Rendition> render(StoredImage image, int edge) {
      return Optional.of(Rendition.at(ADDRESS, "image/png"));
    }

    @Override
    public Optional<byte[]> crop(StoredImage image, Crop crop) {
      return Optional.empty();
    }
  }

  @Test
  void originalStandsInForAThumbnailThatIsNotMadeYet() throws IOException {
    var usual = ports.outbound();
    var herald =
        heraldWith(
            usual.unitOfWork(), usual.imageStore(), new SlowImageProcessor(usual.imageProcessor()));
    var png = herald.uploadImage().upload(ADMIN, new ByteArrayInputStream(Samples.png()));
    var tiff = herald.uploadImage().upload(ADMIN, new ByteArrayInputStream(Samples.tiff()));

    var shown = herald.readImage().thumbnail(png.id(), 256);

    assertThat(shown.isFinal()).isFalse();
    assertPicture(shown, "image/png", Samples.png());
    assertThatExceptionOfType(Busy.class)
        .isThrownBy(() -> herald.readImage().thumbnail(tiff.id(), 256));
    assertThatExceptionOfType(Busy.class)
        .isThrownBy(() -> herald.readImage().displayable(tiff.id()));
  }

  /** Has not made any yet. */
  private record SlowImageProcessor(ImageProcessor usual) implements ImageProcessor {

    @Override
    public Format inspect(ImageStore.Staged bytes) {
      return usual.inspect(bytes);
    }

    @Override
    public void prepare(StoredImage image) {}

    @Override
    public Optional<Rendition> render(StoredImage image, int edge) {
      throw new Busy("not made yet", Duration.ofSeconds(1));
    }

    @Override
    public Optional<byte[]> crop(StoredImage image, Crop crop) {
      return usual.crop(image, crop);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "16, 16",
    "17, 32",
    "32, 32",
    "33, 64",
    "64, 64",
    "65, 128",
    "128, 128",
    "200, 256",
    "256, 256",
    "257, 512",
    "512, 512",
    "513, 1024",
    "1023, 1024",
    "1024, 1024"
  })
  void thumbnailIsAsLargeAsTheNextPowerOfTwo(int asked, int edge) throws IOException {
    var png = givenImage(Samples.png());

    assertRendition(images.thumbnail(png.id(), asked), png.id(), edge);
  }

  @Test
  void allThumbnailsOfAnImageAreOfSevenSizes() throws IOException {
    var png = givenImage(Samples.png());
    var sizes = new HashSet<String>();
    for (var edge = ReadImage.MIN_THUMBNAIL_EDGE; edge <= ReadImage.MAX_THUMBNAIL_EDGE; edge++) {
      try (var bytes = images.thumbnail(png.id(), edge).bytes()) {
        sizes.add(new String(bytes.readAllBytes(), UTF_8));
      }
    }

    assertThat(sizes).hasSize(7);
  }

  @ParameterizedTest
  @CsvSource({"-2147483648, 16", "-1, 16", "0, 16", "15, 16", "1025, 1024", "2147483647, 1024"})
  void refusesAThumbnailThatIsTooSmallOrTooLarge(int edge, long broken) {
    var png = givenImage(Samples.png());

    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(() -> images.thumbnail(png.id(), edge))
        .extracting(InvalidValue::violations, as(LIST))
        .containsExactly(
            new Violation(
                "size",
                "out_of_range",
                "must be from 16 to 1024 pixels, but is " + edge,
                broken,
                (long) edge));
  }

  @Test
  void thumbnailOfAnImageThatCannotBeReadIsTheOriginal() throws IOException {
    var svg = givenImage(Samples.svg());

    assertPicture(images.thumbnail(svg.id(), 16), "image/svg+xml", Samples.svg());
  }

  @Test
  void refusesAnImageThatIsNotThere() {
    assertRefusesAllOf(Samples.imageId(Samples.png()));
  }

  @Test
  void refusesAnImageThatWasRemoved() {
    var png = givenImage(Samples.png());
    clock.set(NOW.plusSeconds(7_200));
    herald.cleanUp().step();

    assertRefusesAllOf(png.id());
  }

  private void assertRefusesAllOf(ImageId id) {
    assertRefused(Refusal.ImageNotFound.class, () -> images.original(id));
    assertRefused(Refusal.ImageNotFound.class, () -> images.displayable(id));
    assertRefused(Refusal.ImageNotFound.class, () -> images.thumbnail(id, 256));
  }

  /** Fake renditions are no pictures but say what they would be of. */
  private static void assertRendition(Picture picture, ImageId id, int edge) throws IOException {
    var words = "%s at most %s wide or high".formatted(id, edge);
    assertPicture(picture, "image/png", words.getBytes(UTF_8));
  }

  private static void assertPicture(Picture picture, String contentType, byte[] content)
      throws IOException {
    try (var bytes = picture.bytes()) {
      assertThat(bytes.readAllBytes()).isEqualTo(content);
    }
    assertThat(picture.contentType()).isEqualTo(contentType);
    assertThat(picture.byteSize()).isEqualTo(content.length);
  }

  /** Takes everything for an image, and can read none. */
  private static final class UnknownFormats implements ImageProcessor {

    @Override
    public void prepare(StoredImage image) {}

    @Override
    public Format inspect(ImageStore.Staged bytes) {
      return new Format("image/x-strange", Optional.empty());
    }

    @Override
    public Optional<Rendition> render(StoredImage image, int maxEdge) {
      return Optional.empty();
    }

    @Override
    public Optional<byte[]> crop(StoredImage image, Crop crop) {
      return Optional.empty();
    }
  }
}
