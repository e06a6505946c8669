package dev.herald.persistence.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.Rectangle;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads the boxes of a HEIC or AVIF (ISO/IEC 23008-12) that tell of its primary image. No decoder
 * in Java knows it, so it is never one to decode here; what there is of its size is shown.
 */
final class HeifHeader {

  private static final int LONGEST_KIND = 64;

  private static final Set<String> BRANDS =
      Set.of(
          "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif", "avis", "miaf");

  /** What an auxiliary picture is called that tells how much of each pixel is seen. */
  private static final Set<String> ALPHA =
      Set.of("urn:mpeg:mpegB:cicp:systems:auxiliary:alpha", "urn:mpeg:hevc:2015:auxid:1");

  /** By quarters of a turn to the left. */
  private static final List<Orientation> TURNS =
      List.of(
          Orientation.UPRIGHT,
          Orientation.TO_THE_RIGHT,
          Orientation.UPSIDE_DOWN,
          Orientation.TO_THE_LEFT);

  private final PictureBytes bytes;
  private final List<Property> properties = new ArrayList<>();
  private final Rectangle size = new Rectangle();
  private long primary = -1;
  private Orientation orientation = Orientation.UPRIGHT;
  private boolean hasAlpha;

  /** Something that pictures of the file may have: its type, and what it says, as far as needed. */
  private record Property(int type, int first, int second) {}

  private HeifHeader(PictureBytes bytes) {
    this.bytes = bytes;
  }

  /** A size of nothing is one that could not be read. */
  static HeifHeader read(PictureBytes bytes) throws IOException {
    bytes.setByteOrder(ByteOrder.BIG_ENDIAN);
    var header = new HeifHeader(bytes);
    try {
      header.boxes(0, bytes.length());
    } catch (EOFException e) {
      // A decoder may make something of what there is, or not.
    }
    return header;
  }

  /** Whether a file begins as one of this format, with the type and the brand of its first box. */
  static boolean isMark(byte[] mark) {
    return new String(mark, 4, 4, ISO_8859_1).equals("ftyp")
        && BRANDS.contains(new String(mark, 8, 4, ISO_8859_1));
  }

  boolean hasAlpha() {
    return hasAlpha;
  }

  Layout layout() {
    return new Layout(
        "heif",
        size.width,
        size.height,
        new Rectangle(size.width, size.height),
        orientation,
        Colours.USUAL,
        Layout.REFUSED,
        Layout.ANY,
        List.of());
  }

  private void boxes(long start, long end) throws IOException {
    for (var at = start; at + 8 <= end; ) {
      bytes.seek(at);
      var length = bytes.readUnsignedInt();
      var type = bytes.readInt();
      if (length == 1) length = bytes.readLong();
      var next = length == 0 ? end : at + length;
      if (next < bytes.getStreamPosition() || next > end) return;
      box(type, next);
      at = next;
    }
  }

  private void box(int type, long end) throws IOException {
    var start = bytes.getStreamPosition();
    if (type == type("meta")) boxes(start + 4, end);
    else if (type == type("iprp")) boxes(start, end);
    else if (type == type("ipco")) properties(start, end);
    else if (type == type("pitm")) primary = id(bytes.readInt() >>> 24 > 0);
    else if (type == type("ipma")) associations();
  }

  private long id(boolean isLong) throws IOException {
    return isLong ? bytes.readUnsignedInt() : bytes.readUnsignedShort();
  }

  private void properties(long start, long end) throws IOException {
    for (var at = start; at + 8 <= end; ) {
      bytes.seek(at);
      var length = bytes.readUnsignedInt();
      if (length < 8) return;
      properties.add(property(bytes.readInt(), length - 8));
      at += length;
    }
  }

  private Property property(int type, long length) throws IOException {
    if (type == type("ispe")) {
      bytes.skipBytes(4);
      return new Property(type, bytes.readInt(), bytes.readInt());
    }
    if (type == type("irot")) return new Property(type, bytes.readUnsignedByte() & 3, 0);
    if (type == type("clap")) return new Property(type, ratio(), ratio());
    if (type == type("auxC")) readKind(length);
    return new Property(type, 0, 0);
  }

  private int ratio() throws IOException {
    var number = bytes.readUnsignedInt();
    return (int) (number / Math.max(1, bytes.readUnsignedInt()));
  }

  private void readKind(long length) throws IOException {
    var name = new byte[(int) Math.min(Math.max(0, length - 4), LONGEST_KIND)];
    bytes.skipBytes(4);
    bytes.readFully(name);
    var kind = new String(name, ISO_8859_1);
    hasAlpha |= ALPHA.contains(kind.split("\0", 2)[0]);
  }

  private void associations() throws IOException {
    var versionAndFlags = bytes.readInt();
    var isLong = (versionAndFlags & 1) != 0;
    var pictures = bytes.readUnsignedInt();
    for (var i = 0L; i < pictures; i++) {
      var id = id(versionAndFlags >>> 24 > 0);
      for (var left = bytes.readUnsignedByte(); left > 0; left--) {
        var index = isLong ? bytes.readUnsignedShort() & 0x7FFF : bytes.readUnsignedByte() & 0x7F;
        if (id == primary && index > 0 && index <= properties.size()) {
          apply(properties.get(index - 1));
        }
      }
    }
  }

  private void apply(Property property) {
    if (property.type == type("ispe") || property.type == type("clap")) {
      size.setSize(Math.max(0, property.first), Math.max(0, property.second));
    } else if (property.type == type("irot")) {
      orientation = TURNS.get(property.first);
    }
  }

  private static int type(String name) {
    return PngHeader.type(name);
  }
}
