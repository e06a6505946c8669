package dev.herald.persistence.picture;

import java.awt.Rectangle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads the first directory of a TIFF. The decoder is given a TIFF with no other directory, in
 * which there is nothing but what it needs for pixels: it would read all of them, and all values.
 */
final class TiffHeader {

  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int BITS = 258;
  private static final int COMPRESSION = 259;
  private static final int ORIENTATION = 274;
  private static final int SAMPLES = 277;
  private static final int TILE_WIDTH = 322;
  private static final int TILE_HEIGHT = 323;
  private static final int PROFILE = 34675;

  private static final Set<Integer> FOR_PIXELS =
      Set.of(
          WIDTH,
          HEIGHT,
          BITS,
          COMPRESSION,
          262,
          266,
          273,
          SAMPLES,
          278,
          279,
          284,
          292,
          293,
          317,
          320,
          TILE_WIDTH,
          TILE_HEIGHT,
          324,
          325,
          332,
          338,
          339,
          529,
          530,
          531,
          532,
          PROFILE);

  /** None, fax, LZW, Deflate (both numbers) and PackBits. JPEG inside is a picture of its own. */
  private static final Set<Long> COMPRESSIONS = Set.of(1L, 2L, 3L, 4L, 5L, 8L, 32946L, 32773L);

  private static final int[] TYPE_SIZES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};
  private static final int ENTRY_SIZE = 12;
  private static final int MOST_ENTRIES = 1000;
  private static final long LONGEST_VALUE = 1 << 20;
  private static final int MOST_SAMPLES = 8;

  /** Two seconds' work for the slowest of the compressions. */
  private static final long MOST_DECODED_BYTES = 304_000_000;

  private final PictureBytes bytes;
  private final Map<Integer, byte[]> kept = new TreeMap<>();
  private final Map<Integer, Long> numbers = new TreeMap<>();
  private boolean isUsual = true;

  private TiffHeader(PictureBytes bytes) {
    this.bytes = bytes;
  }

  static Layout read(PictureBytes bytes) throws IOException {
    return new TiffHeader(bytes).read();
  }

  private Layout read() throws IOException {
    bytes.seek(0);
    bytes.setByteOrder(bytes.readByte() == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    bytes.seek(4);
    bytes.seek(bytes.readUnsignedInt());
    var entries = bytes.readUnsignedShort();
    if (entries == 0 || entries > MOST_ENTRIES) throw new Damaged("the directory is damaged");
    var directory = new byte[entries * ENTRY_SIZE];
    bytes.readFully(directory);
    for (var i = 0; i < entries; i++) {
      entry(ByteBuffer.wrap(directory, i * ENTRY_SIZE, ENTRY_SIZE).slice().order(order()));
    }
    var width = size(WIDTH);
    var height = size(HEIGHT);
    return new Layout(
        "tiff",
        width,
        height,
        new Rectangle(width, height),
        Orientation.of(number(ORIENTATION, 1).intValue()),
        Colours.USUAL,
        memory(width, height),
        Layout.ANY,
        pieces());
  }

  private ByteOrder order() {
    return bytes.getByteOrder();
  }

  private void entry(ByteBuffer entry) throws IOException {
    var tag = entry.getShort() & 0xFFFF;
    var type = entry.getShort();
    var count = entry.getInt() & 0xFFFFFFFFL;
    if (type <= 0 || type >= TYPE_SIZES.length) return;
    if (count == 1 && type == 3) numbers.put(tag, entry.getShort(8) & 0xFFFFL);
    if (count == 1 && type == 4) numbers.put(tag, entry.getInt(8) & 0xFFFFFFFFL);
    if (tag == BITS) bits(entry, count);
    if (!FOR_PIXELS.contains(tag)) return;
    isUsual &= count * TYPE_SIZES[type] <= LONGEST_VALUE;
    kept.put(tag, copy(entry));
  }

  private static byte[] copy(ByteBuffer entry) {
    var copy = new byte[ENTRY_SIZE];
    entry.get(0, copy);
    return copy;
  }

  /** The bits of each sample, of which the first stands for all; more than two lie elsewhere. */
  private void bits(ByteBuffer entry, long count) throws IOException {
    if (count == 0 || count > MOST_SAMPLES) {
      isUsual = false;
      return;
    }
    bytes.mark();
    if (count > 2) bytes.seek(entry.getInt(8) & 0xFFFFFFFFL);
    numbers.put(BITS, count > 2 ? bytes.readUnsignedShort() : entry.getShort(8) & 0xFFFFL);
    bytes.reset();
  }

  private Long number(int tag, long otherwise) {
    return numbers.getOrDefault(tag, otherwise);
  }

  private int size(int tag) {
    long size = number(tag, 0);
    return size <= Integer.MAX_VALUE ? (int) size : 0; // or else it is a lie
  }

  private long memory(int width, int height) {
    var samples = number(SAMPLES, 1);
    var bits = number(BITS, 1);
    isUsual &= samples >= 1 && samples <= MOST_SAMPLES && bits >= 1 && bits <= 64;
    isUsual &= COMPRESSIONS.contains(number(COMPRESSION, 1));
    isUsual &= bytes.length() <= 0xFFFF_0000L;
    if (!isUsual) return Layout.REFUSED;
    var bytesPerPixel = (samples * bits + 7) / 8;
    var decoded = (double) width * height * bytesPerPixel;
    if (decoded > MOST_DECODED_BYTES) return Layout.REFUSED;
    var tile = (double) number(TILE_WIDTH, width) * number(TILE_HEIGHT, 1) * bytesPerPixel;
    return tile > MOST_DECODED_BYTES ? Layout.REFUSED : 2 * (long) tile;
  }

  /** All stays where it was, but for the directory, which comes after it. */
  private List<Piece> pieces() {
    var end = bytes.length() + (bytes.length() & 1);
    var header = ByteBuffer.allocate(8).order(order());
    header.putShort((short) (order() == ByteOrder.LITTLE_ENDIAN ? 0x4949 : 0x4D4D));
    header.putShort((short) 42).putInt((int) end);
    var directory = ByteBuffer.allocate(2 + kept.size() * ENTRY_SIZE + 4).order(order());
    directory.putShort((short) kept.size());
    kept.values().forEach(directory::put);

    var pieces = new ArrayList<Piece>();
    pieces.add(Piece.given(header.array()));
    pieces.add(Piece.of(8, bytes.length()));
    if (end > bytes.length()) pieces.add(Piece.given(new byte[1]));
    pieces.add(Piece.given(directory.array()));
    return pieces;
  }
}
