package dev.herald.persistence.metadata;

import dev.herald.persistence.picture.Exif;
import dev.herald.persistence.picture.Orientation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Leaves out all application segments of a JPEG but those for its colours, comments, and what comes
 * after its end: phones put films and further pictures there.
 */
final class JpegFilter extends Filter {

  private static final int END = 0xD9;
  private static final int START_OF_SCAN = 0xDA;
  private static final int EXIF = 0xE1;
  private static final int COMMENT = 0xFE;
  private static final String EXIF_NAME = "Exif\0\0";

  private boolean isInScan;
  private boolean isOver;

  JpegFilter(InputStream bytes) {
    super(bytes);
  }

  @Override
  boolean next() throws IOException {
    if (isOver) return false;
    if (have(2) < 2) return passAll();
    if (isInScan && passScan()) return true;
    isInScan = false;
    if (at(0) != 0xFF) return passAll();
    var marker = at(1);
    if (marker == 0xFF) {
      pass(1);
    } else if (marker == END || marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) {
      isOver = marker == END;
      pass(2);
    } else {
      return segment(marker);
    }
    return true;
  }

  /** Passes pixels, as far as they can be seen; false if there is a marker instead. */
  private boolean passScan() throws IOException {
    var there = have(2);
    var count = 0;
    while (count + 1 < there && !(at(count) == 0xFF && isMarker(at(count + 1)))) count++;
    pass(count);
    return count > 0;
  }

  /** In a scan, 0 says that there is none, others that it can be started anew here. */
  private static boolean isMarker(int second) {
    return second != 0 && second != 0xFF && (second < 0xD0 || second > 0xD7);
  }

  private boolean segment(int marker) throws IOException {
    if (have(4) < 4) return passAll();
    var length = 2 + ((at(2) << 8) | at(3));
    if (length < 4) return passAll();
    isInScan = marker == START_OF_SCAN;
    if (marker == EXIF && isAt(4, EXIF_NAME)) {
      orientation(take(length));
    } else if (isPrivate(marker)) {
      leaveOut(length);
    } else {
      pass(length);
    }
    return true;
  }

  private boolean isPrivate(int marker) throws IOException {
    return switch (marker) {
      case 0xE0 -> !isAt(4, "JFIF\0");
      case 0xE2 -> !isAt(4, "ICC_PROFILE\0");
      case 0xEE -> !isAt(4, "Adobe");
      default -> marker == COMMENT || (marker >= 0xE0 && marker <= 0xEF);
    };
  }

  private void orientation(byte[] segment) {
    var start = 4 + EXIF_NAME.length();
    var orientation = Exif.orientation(Arrays.copyOfRange(segment, start, segment.length));
    if (orientation == Orientation.UPRIGHT) return;
    var instead = Exif.saying(orientation);
    give(
        ByteBuffer.allocate(start + instead.length)
            .put(segment, 0, 2)
            .putShort((short) (start - 2 + instead.length))
            .put(segment, 4, EXIF_NAME.length())
            .put(instead)
            .array());
  }
}
