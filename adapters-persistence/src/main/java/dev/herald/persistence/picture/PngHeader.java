package dev.herald.persistence.picture;

import java.awt.Rectangle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the chunks of a PNG up to its pixels. The decoder is given its size, its palette, and its
 * pixels alone: what comes of the others is Herald's business.
 */
final class PngHeader {

  private static final int SIGNATURE_AND_SIZE = 33;
  private static final int LONGEST_PALETTE = 768;
  private static final int LONGEST_PROFILE = 1 << 20;

  private final PictureBytes bytes;
  private final List<Piece> kept = new ArrayList<>();
  private final PngColours colours = new PngColours();
  private Orientation orientation = Orientation.UPRIGHT;

  private PngHeader(PictureBytes bytes) {
    this.bytes = bytes;
  }

  static Layout read(PictureBytes bytes) throws IOException {
    return new PngHeader(bytes).read();
  }

  private Layout read() throws IOException {
    bytes.seek(8);
    if (bytes.readInt() != 13 || bytes.readInt() != type("IHDR")) {
      throw new Damaged("there is no size");
    }
    var width = bytes.readInt();
    var height = bytes.readInt();
    bytes.readByte();
    var isGrey = (bytes.readByte() & 2) == 0;
    kept.add(Piece.of(0, SIGNATURE_AND_SIZE));
    bytes.seek(SIGNATURE_AND_SIZE);
    while (chunk()) {}
    return new Layout(
        "png",
        width,
        height,
        new Rectangle(width, height),
        orientation,
        colours.known(isGrey),
        0,
        Layout.ANY,
        kept);
  }

  /** Reads a chunk, and says whether there is another before the pixels. */
  private boolean chunk() throws IOException {
    var start = bytes.getStreamPosition();
    var length = bytes.readUnsignedInt();
    var type = bytes.readInt();
    if (type == type("IDAT")) {
      kept.add(Piece.of(start, bytes.length()));
      return false;
    }
    if (type == type("IEND")) throw new Damaged("there are no pixels");
    var end = start + length + 12;
    if (type == type("PLTE") || type == type("tRNS")) {
      if (length > LONGEST_PALETTE || kept.size() > 2) throw new Damaged("the palette is long");
      kept.add(Piece.of(start, end));
    } else {
      var content = content(type, length);
      if (content != null && type == type("eXIf")) orientation = Exif.orientation(content);
      else if (content != null) colours.read(type, content);
    }
    bytes.seek(end);
    return true;
  }

  private byte @Nullable [] content(int type, long length) throws IOException {
    var most =
        type == type("eXIf") ? Exif.MOST_BYTES : PngColours.knows(type) ? LONGEST_PROFILE : 0;
    if (length > most) return null;
    var content = new byte[(int) length];
    bytes.readFully(content);
    return content;
  }

  static int type(String name) {
    return (name.charAt(0) << 24) | (name.charAt(1) << 16) | (name.charAt(2) << 8) | name.charAt(3);
  }
}
