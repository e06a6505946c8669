package dev.herald.persistence.picture;

import java.awt.Rectangle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the segments of a JPEG up to its first scan. The decoder is given those that say how pixels
 * are stored, and none of all the others.
 */
final class JpegHeader {

  private static final int START_OF_SCAN = 0xDA;
  private static final int END = 0xD9;
  private static final int MOST_KEPT_SEGMENTS = 1000;
  private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};
  private static final byte[] PROFILE = {'I', 'C', 'C', '_', 'P', 'R', 'O', 'F', 'I', 'L', 'E', 0};

  /** The decoder keeps a number of two bytes for each sample until it has seen all scans. */
  private static final int BYTES_PER_COEFFICIENT = 2;

  /** In bytes. They are kept outside the heap, whatever its size. */
  private static final long MOST_COEFFICIENTS = 40_000_000;

  private static final int BLOCK = 8;

  private final PictureBytes bytes;
  private final List<Piece> kept = new ArrayList<>();
  private Orientation orientation = Orientation.UPRIGHT;
  private int frameType;
  private int width;
  private int height;
  private int components;
  private boolean isUsual;
  private long coefficients;

  private JpegHeader(PictureBytes bytes) {
    this.bytes = bytes;
  }

  static Layout read(PictureBytes bytes) throws IOException {
    return new JpegHeader(bytes).read();
  }

  private Layout read() throws IOException {
    kept.add(Piece.given(new byte[] {(byte) 0xFF, (byte) 0xD8}));
    bytes.seek(2);
    var marker = marker();
    while (marker != START_OF_SCAN) {
      segment(marker);
      marker = marker();
    }
    if (frameType == 0) throw new Damaged("a scan comes before its frame");
    var scan = bytes.getStreamPosition() - 2;
    bytes.readUnsignedShort();
    var inScan = bytes.readUnsignedByte();
    keep(scan, bytes.length());

    var isWhole = frameType <= 0xC1 && inScan == components;
    var memory = isUsual && (isWhole || coefficients <= MOST_COEFFICIENTS) ? 0 : Layout.REFUSED;
    var frame = new Rectangle(width, height);
    return new Layout(
        "jpeg", width, height, frame, orientation, Colours.USUAL, memory, Layout.ANY, kept);
  }

  /** Goes to the next marker, over what has no business there, as decoders do. */
  private int marker() throws IOException {
    var last = bytes.readUnsignedByte();
    while (true) {
      var next = bytes.readUnsignedByte();
      if (last == 0xFF && next != 0xFF && next != 0) return next;
      last = next;
    }
  }

  private void segment(int marker) throws IOException {
    if (marker == END) throw new Damaged("there is no scan");
    if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) return; // these have no content
    var start = bytes.getStreamPosition() - 2;
    var end = start + 2 + bytes.readUnsignedShort();
    if (end < start + 4) throw new Damaged("a segment is too short");
    if (isFrame(marker)) frame(marker);
    if (marker == 0xE1) readOrientation(end);
    if (isForPixels(marker, end)) keep(start, end);
    bytes.seek(end);
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private boolean isForPixels(int marker, long end) throws IOException {
    return switch (marker) {
      case 0xC4, 0xDB, 0xDD, 0xEE -> true; // tables, restarts, and what Adobe says of colours
      case 0xE2 -> begins(PROFILE, end);
      case 0xE0 -> begins(new byte[] {'J', 'F', 'I', 'F', 0}, end);
      default -> isFrame(marker);
    };
  }

  private boolean begins(byte[] name, long end) throws IOException {
    if (bytes.getStreamPosition() + name.length > end) return false;
    var found = new byte[name.length];
    bytes.readFully(found);
    return Arrays.equals(found, name);
  }

  private void frame(int marker) throws IOException {
    if (frameType != 0) throw new Damaged("there are several frames");
    frameType = marker;
    var precision = bytes.readUnsignedByte();
    height = bytes.readUnsignedShort();
    width = bytes.readUnsignedShort();
    components = bytes.readUnsignedByte();
    // Baseline, extended and progressive, by Huffman codes; no other is shown by any browser.
    isUsual = marker <= 0xC2 && precision == 8 && components >= 1 && components <= 4;
    if (isUsual) countCoefficients();
  }

  private void countCoefficients() throws IOException {
    var across = new int[components];
    var down = new int[components];
    for (var i = 0; i < components; i++) {
      bytes.readUnsignedByte();
      var sampling = bytes.readUnsignedByte();
      across[i] = sampling >> 4;
      down[i] = sampling & 0xF;
      isUsual &= across[i] >= 1 && across[i] <= 4 && down[i] >= 1 && down[i] <= 4;
      bytes.readUnsignedByte();
    }
    if (!isUsual) return;
    var unitsAcross = unitsIn(width, Arrays.stream(across).max().orElse(1));
    var unitsDown = unitsIn(height, Arrays.stream(down).max().orElse(1));
    for (var i = 0; i < components; i++) {
      coefficients +=
          unitsAcross * unitsDown * across[i] * down[i] * BLOCK * BLOCK * BYTES_PER_COEFFICIENT;
    }
  }

  private static long unitsIn(int length, int sampling) {
    return (length + (long) BLOCK * sampling - 1) / ((long) BLOCK * sampling);
  }

  private void readOrientation(long end) throws IOException {
    if (!begins(EXIF, end)) return;
    var exif = new byte[(int) (end - bytes.getStreamPosition())];
    bytes.readFully(exif);
    orientation = Exif.orientation(exif);
  }

  private void keep(long start, long end) throws IOException {
    if (kept.size() > MOST_KEPT_SEGMENTS) throw new Damaged("there are too many segments");
    kept.add(Piece.of(start, end));
  }
}
