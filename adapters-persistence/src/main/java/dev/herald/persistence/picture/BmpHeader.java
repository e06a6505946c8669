package dev.herald.persistence.picture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Set;

/** Reads the two headers of a BMP. */
final class BmpHeader {

  private static final int FILE_HEADER = 14;
  private static final int OLDEST = 12;
  private static final Set<Integer> SIZES = Set.of(OLDEST, 40, 52, 56, 64, 108, 124);
  private static final int PLAIN = 0;
  private static final int BIT_FIELDS = 3;

  /** Headers, masks and a palette; pixels that come later are none. */
  private static final int LATEST_PIXELS = 4096;

  private static final int FIRST_WITH_COLOUR_SPACE = 108;
  private static final int COLOUR_SPACE = FILE_HEADER + 56;
  private static final int SRGB = 0x73524742;

  private BmpHeader() {}

  static Layout read(PictureBytes bytes) throws IOException {
    bytes.setByteOrder(ByteOrder.LITTLE_ENDIAN);
    bytes.seek(10);
    var pixels = bytes.readUnsignedInt();
    var size = (int) bytes.readUnsignedInt();
    if (!SIZES.contains(size)) throw new Damaged("there is no such header");
    var isOldest = size == OLDEST;
    var width = isOldest ? bytes.readUnsignedShort() : bytes.readInt();
    var height = isOldest ? bytes.readUnsignedShort() : bytes.readInt();
    var planes = bytes.readUnsignedShort();
    var bits = bytes.readUnsignedShort();
    var compression = isOldest ? PLAIN : bytes.readInt();
    if (planes != 1 || bits > 32) throw new Damaged("the header is damaged");
    // Rows may be stored from the top, which makes the height negative.
    var rows = height == Integer.MIN_VALUE ? 0 : Math.abs(height);
    var memory = pixels > LATEST_PIXELS ? Layout.REFUSED : memory(bytes, compression, width, rows);
    return Layout.plain("bmp", width, rows, memory, pieces(bytes, size));
  }

  /**
   * What is compressed is decoded whole. JPEG and PNG may be inside as well, and nobody does it.
   */
  private static long memory(PictureBytes bytes, int compression, int width, int rows) {
    if (compression == PLAIN || compression == BIT_FIELDS) return 0;
    if (compression < 0 || compression > BIT_FIELDS) return Layout.REFUSED;
    return (long) width * rows + bytes.length();
  }

  /** Browsers leave embedded profiles alone, whose length may be any; so shall the decoder. */
  private static List<Piece> pieces(PictureBytes bytes, int size) {
    if (size < FIRST_WITH_COLOUR_SPACE) return List.of(Piece.of(0, bytes.length()));
    var srgb = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(SRGB);
    return List.of(
        Piece.of(0, COLOUR_SPACE),
        Piece.given(srgb.array()),
        Piece.of(COLOUR_SPACE + Integer.BYTES, bytes.length()));
  }
}
