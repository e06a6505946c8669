package dev.herald.persistence.picture;

import java.awt.Rectangle;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a GIF up to its first frame, which may be a part of the picture only. The decoder is given
 * the palette and the frames, without comments and the like before them.
 */
final class GifHeader {

  private static final int EXTENSION = 0x21;
  private static final int FRAME = 0x2C;
  private static final int CONTROL = 0xF9;

  private GifHeader() {}

  static Layout read(PictureBytes bytes) throws IOException {
    bytes.setByteOrder(ByteOrder.LITTLE_ENDIAN);
    bytes.seek(6);
    var width = bytes.readUnsignedShort();
    var height = bytes.readUnsignedShort();
    var flags = bytes.readUnsignedByte();
    var palette = (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    var kept = new ArrayList<Piece>();
    kept.add(Piece.of(0, 13 + palette));
    bytes.seek(13 + palette);
    var frame = firstFrame(bytes, kept);
    // Browsers make room for a first frame that is larger than the picture.
    var all = new Rectangle(width, height).union(frame);
    return new Layout(
        "gif",
        all.width,
        all.height,
        frame,
        Orientation.UPRIGHT,
        Colours.USUAL,
        0,
        Layout.ANY,
        kept);
  }

  private static Rectangle firstFrame(PictureBytes bytes, List<Piece> kept) throws IOException {
    var control = Piece.of(0, 0);
    while (true) {
      var start = bytes.getStreamPosition();
      var kind = bytes.readUnsignedByte();
      if (kind == FRAME) {
        kept.add(control);
        kept.add(Piece.of(start, bytes.length()));
        return new Rectangle(
            bytes.readUnsignedShort(),
            bytes.readUnsignedShort(),
            bytes.readUnsignedShort(),
            bytes.readUnsignedShort());
      }
      if (kind != EXTENSION) throw new Damaged("there is no frame");
      var isControl = bytes.readUnsignedByte() == CONTROL;
      skipBlocks(bytes);
      if (isControl) control = Piece.of(start, bytes.getStreamPosition());
    }
  }

  private static void skipBlocks(PictureBytes bytes) throws IOException {
    for (var size = bytes.readUnsignedByte(); size > 0; size = bytes.readUnsignedByte()) {
      bytes.seek(bytes.getStreamPosition() + size);
    }
  }
}
