package dev.herald.persistence.metadata;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.persistence.picture.Exif;
import dev.herald.persistence.picture.Orientation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A picture stays as it is; what it tells beside itself does not. */
class PrivateMetadataTest {

  private static final String SECRET = "52.52 N 13.405 E";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "photo.jpg",
        "progressive.jpg",
        "cmyk.jpg",
        "animated.gif",
        "photo.webp",
        "lossless.webp",
        "photo.tiff",
        "photo.bmp",
        "photo.heic",
        "drawing.svg"
      })
  void pictureWithoutMetadataStaysAsItIs(String file) throws IOException {
    assertThat(leftOut(bytes(file))).isEqualTo(bytes(file));
  }

  @Test
  void leavesOutOfAJpegAllSegmentsThatAreNotForPixelsAndWhatComesAfterItsEnd() throws IOException {
    var jpeg = bytes("photo.jpg");
    for (var marker : new int[] {0xE1, 0xE2, 0xED, 0xEB, 0xFE}) {
      assertThat(leftOut(with(jpeg, 2, segment(marker, SECRET)))).isEqualTo(jpeg);
    }
    assertThat(leftOut(with(jpeg, jpeg.length, SECRET.getBytes(ISO_8859_1)))).isEqualTo(jpeg);
  }

  @Test
  void keepsHowAJpegIsToBeTurned() throws IOException {
    var exif = new String(Exif.saying(Orientation.TO_THE_LEFT), ISO_8859_1);
    var jpeg = with(bytes("photo.jpg"), 2, segment(0xE1, "Exif\0\0" + exif + SECRET));

    var kept = new String(leftOut(jpeg), ISO_8859_1);

    assertThat(kept).contains("Exif\0\0" + exif).doesNotContain(SECRET);
    assertThat(leftOut(kept.getBytes(ISO_8859_1))).isEqualTo(kept.getBytes(ISO_8859_1));
  }

  @Test
  void leavesTextsAndTimesOutOfAPng() throws IOException {
    var png = leftOut(bytes("photo.png"));
    assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(60);
    for (var type : new String[] {"tEXt", "zTXt", "iTXt", "tIME", "eXIf", "caBX"}) {
      assertThat(leftOut(with(png, 33, chunk(type, SECRET)))).isEqualTo(png);
    }
    assertThat(leftOut(with(png, png.length, SECRET.getBytes(ISO_8859_1)))).isEqualTo(png);
  }

  @Test
  void leavesCommentsOutOfAGif() throws IOException {
    var gif = bytes("animated.gif");
    var palette = (gif[10] & 0x80) == 0 ? 0 : 3 << ((gif[10] & 7) + 1);
    var comment = "!\u00FE" + (char) SECRET.length() + SECRET + "\0";

    assertThat(leftOut(with(gif, 13 + palette, comment.getBytes(ISO_8859_1)))).isEqualTo(gif);
  }

  @Test
  void blanksTheMetadataOfAWebp() throws IOException {
    var webp = bytes("photo.webp");
    var longer = with(webp, webp.length, riff("EXIF", SECRET));
    ByteBuffer.wrap(longer).order(ByteOrder.LITTLE_ENDIAN).putInt(4, longer.length - 8);

    var kept = leftOut(longer);

    assertThat(kept).hasSameSizeAs(longer);
    assertThat(new String(kept, ISO_8859_1)).doesNotContain(SECRET).doesNotContain("EXIF");
  }

  @ParameterizedTest
  @ValueSource(strings = {"photo.jpg", "photo.png", "animated.gif", "photo.webp"})
  void whatBreaksOffIsHandedOn(String file) throws IOException {
    var whole = bytes(file);
    for (var length = 0; length < whole.length; length++) {
      var part = Arrays.copyOf(whole, length);
      assertThat(leftOut(part)).hasSizeLessThanOrEqualTo(length);
    }
  }

  private static byte[] leftOut(byte[] picture) throws IOException {
    try (var bytes = PrivateMetadata.leftOut(new ByteArrayInputStream(picture))) {
      return bytes.readAllBytes();
    }
  }

  private static byte[] with(byte[] picture, int at, byte[] inserted) {
    var bytes = new ByteArrayOutputStream();
    bytes.write(picture, 0, at);
    bytes.writeBytes(inserted);
    bytes.write(picture, at, picture.length - at);
    return bytes.toByteArray();
  }

  private static byte[] segment(int marker, String content) {
    return ByteBuffer.allocate(4 + content.length())
        .put((byte) 0xFF)
        .put((byte) marker)
        .putShort((short) (2 + content.length()))
        .put(content.getBytes(ISO_8859_1))
        .array();
  }

  private static byte[] chunk(String type, String content) {
    return ByteBuffer.allocate(12 + content.length())
        .putInt(content.length())
        .put(type.getBytes(ISO_8859_1))
        .put(content.getBytes(ISO_8859_1))
        .putInt(0)
        .array();
  }

  private static byte[] riff(String type, String content) {
    return ByteBuffer.allocate(8 + content.length())
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(type.getBytes(ISO_8859_1))
        .putInt(content.length())
        .put(content.getBytes(ISO_8859_1))
        .array();
  }

  private static byte[] bytes(String file) throws IOException {
    try (var bytes = PrivateMetadataTest.class.getResourceAsStream("/images/" + file)) {
      return bytes.readAllBytes();
    }
  }
}
