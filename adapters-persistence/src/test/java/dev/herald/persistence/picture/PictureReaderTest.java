package dev.herald.persistence.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.view.StoredImage.Dimensions;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a file says of itself, reading it ends, and its size is one that can be. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PictureReaderTest {

  @TempDir private Path folder;
  private final PictureReader reader = new PictureReader();

  @Test
  void readsBombsOrGivesUpAndTellsNoSizeThatCannotBe() throws IOException {
    var bombs = Bombs.all();
    assertThat(bombs).hasSizeGreaterThan(100);
    for (var bomb : bombs.entrySet()) {
      var file = Files.write(folder.resolve("bomb"), bomb.getValue());

      assertThat(size(file))
          .as(bomb.getKey())
          .matches(read -> read.stream().allMatch(size -> size.width() > 0 && size.height() > 0));
      assertThat(reader.read(file, 64))
          .as(bomb.getKey())
          .matches(read -> read.stream().allMatch(PictureReaderTest::isSmall));
    }
  }

  private static boolean isSmall(BufferedImage picture) {
    return picture.getWidth() <= 64 && picture.getHeight() <= 64;
  }

  private Optional<Dimensions> size(Path file) throws IOException {
    try {
      return reader.size(file);
    } catch (Damaged refused) {
      return Optional.empty();
    }
  }

  @Test
  void decodesNoJpegWhoseSamplesStandForNoPixels() throws IOException {
    var frame = "FFC0 000B 08 0002 0003 01 01 00 00"; // 00: not one across, not one down
    var scan = "FFDA 0008 01 01 00 00 3F 00 FFD9";
    var jpeg = HexFormat.of().parseHex(("FFD8" + frame + scan).replace(" ", ""));
    var file = Files.write(folder.resolve("nothing.jpg"), jpeg);

    assertThat(reader.size(file)).contains(new Dimensions(3, 2));
    assertThat(reader.read(file, 64)).isEmpty();
  }

  @Test
  void endsWhenTimeIsUsedUp() throws IOException {
    var file = Files.write(folder.resolve("long"), Bombs.all().get("gif comments"));
    var clock = new long[1];
    var effort = new Effort(() -> clock[0]++, () -> 0, 100, 1);

    try (var bytes = PictureBytes.open(file, effort)) {
      assertThatThrownBy(() -> Headers.read(bytes))
          .isInstanceOf(Effort.TooMuch.class)
          .hasMessageContaining("time");
    }
    assertThat(clock[0]).isEqualTo(102);
  }

  @Test
  void endsWhenMemoryIsUsedUp() throws IOException {
    var file = Files.write(folder.resolve("long"), Bombs.all().get("gif comments"));
    var allocated = new long[1];
    var effort = new Effort(() -> 0, () -> allocated[0]++, 1, 100);

    try (var bytes = PictureBytes.open(file, effort)) {
      assertThatThrownBy(() -> Headers.read(bytes))
          .isInstanceOf(Effort.TooMuch.class)
          .hasMessageContaining("memory");
    }
  }
}
