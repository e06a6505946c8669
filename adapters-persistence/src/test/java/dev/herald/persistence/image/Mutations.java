package dev.herald.persistence.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.herald.application.testkit.Fuzz;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import java.util.zip.CRC32;

/** An image in ever other ways damaged, by accident or by design. */
final class Mutations {

  private static final int[] LIES = {0, 1, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 1 << 30, -1, -2, 1 << 31};
  private static final int HEADER = 64;

  private final byte[] image;
  private final Random random;

  Mutations(byte[] image, Random random) {
    this.image = image;
    this.random = random;
  }

  byte[] next() {
    var bytes = image;
    for (var i = 0; i <= random.nextInt(3); i++) bytes = changed(bytes);
    return random.nextBoolean() ? withGoodChecksums(bytes) : bytes;
  }

  private byte[] changed(byte[] bytes) {
    return switch (random.nextInt(4)) {
      case 0 -> Fuzz.changed(bytes, random);
      case 1 -> withPartTwice(bytes);
      default -> lying(bytes);
    };
  }

  /** Says of some length, size or place that it is another. */
  private byte[] lying(byte[] bytes) {
    if (bytes.length < 4) return bytes;
    var lie = LIES[random.nextInt(LIES.length)];
    var order = random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    var room = bytes.length - 3;
    var at = random.nextInt(random.nextBoolean() ? Math.min(HEADER, room) : room);
    var copy = ByteBuffer.wrap(bytes.clone()).order(order);
    if (random.nextBoolean()) copy.putInt(at, lie);
    else copy.putShort(at, (short) lie);
    return copy.array();
  }

  private byte[] withPartTwice(byte[] bytes) {
    var from = random.nextInt(bytes.length + 1);
    var to = from + random.nextInt(bytes.length - from + 1);
    var longer = new ByteArrayOutputStream();
    longer.write(bytes, 0, to);
    for (var i = random.nextInt(20); i >= 0; i--) longer.write(bytes, from, to - from);
    longer.write(bytes, to, bytes.length - to);
    return longer.toByteArray();
  }

  /** Or else a reader of PNG would look at nothing that was changed. */
  private static byte[] withGoodChecksums(byte[] bytes) {
    if (!new String(bytes, ISO_8859_1).startsWith("\u0089PNG\r\n\u001A\n")) return bytes;
    var png = ByteBuffer.wrap(bytes.clone());
    var at = 8;
    while (at + 12 <= bytes.length) {
      var length = png.getInt(at);
      if (length < 0 || length > bytes.length - at - 12) break;
      var sum = new CRC32();
      sum.update(png.array(), at + 4, length + 4);
      png.putInt(at + 8 + length, (int) sum.getValue());
      at += 12 + length;
    }
    return png.array();
  }
}
