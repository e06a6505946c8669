package dev.herald.persistence.metadata;

import dev.herald.persistence.picture.Exif;
import dev.herald.persistence.picture.Orientation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;

/** Leaves out all chunks of a PNG but those for its pixels, its colours and its frames. */
final class PngFilter extends Filter {

  private static final int SIGNATURE = 8;
  private static final String EXIF = "eXIf";

  /** Of those that a decoder may do without; the names of all others begin with a capital. */
  private static final Set<String> KEPT =
      Set.of(
          "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "mDCV", "cLLI", "sBIT", "bKGD", "hIST",
          "pHYs", "sPLT", "acTL", "fcTL", "fdAT");

  private boolean hasBegun;
  private boolean isOver;

  PngFilter(InputStream bytes) {
    super(bytes);
  }

  @Override
  boolean next() throws IOException {
    if (isOver) return false;
    if (!hasBegun) {
      hasBegun = true;
      pass(SIGNATURE);
      return true;
    }
    if (have(8) < 8) return passAll();
    var length = ((long) at(0) << 24) | (at(1) << 16) | (at(2) << 8) | at(3);
    var type = "" + (char) at(4) + (char) at(5) + (char) at(6) + (char) at(7);
    isOver = type.equals("IEND");
    if (type.equals(EXIF) && length <= Exif.MOST_BYTES) {
      orientation(take((int) length + 12));
    } else if (Character.isLowerCase(type.charAt(0)) && !KEPT.contains(type)) {
      leaveOut(length + 12);
    } else {
      pass(length + 12);
    }
    return true;
  }

  private void orientation(byte[] chunk) {
    var orientation = Exif.orientation(Arrays.copyOfRange(chunk, 8, Math.max(8, chunk.length)));
    if (orientation == Orientation.UPRIGHT) return;
    var content = Exif.saying(orientation);
    var named = ByteBuffer.allocate(4 + content.length);
    named.put(EXIF.getBytes(StandardCharsets.US_ASCII)).put(content);
    var check = new CRC32();
    check.update(named.array());
    give(
        ByteBuffer.allocate(12 + content.length)
            .putInt(content.length)
            .put(named.array())
            .putInt((int) check.getValue())
            .array());
  }
}
