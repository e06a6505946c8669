package dev.herald.persistence.picture;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The one thing in a camera's metadata that is needed to show its picture. */
public final class Exif {

  /** Metadata is a segment of a JPEG, which can't be longer. */
  public static final int MOST_BYTES = 0xFFFF;

  private static final int ORIENTATION = 0x0112;
  private static final short SHORT = 3;
  private static final int ENTRY_SIZE = 12;

  private Exif() {}

  /**
   * Reads how the camera was held.
   *
   * @param tiff the metadata from the mark of its byte order on; may be damaged
   */
  public static Orientation orientation(byte[] tiff) {
    try {
      var bytes = ByteBuffer.wrap(tiff);
      var mark = bytes.getShort();
      if (mark != 0x4949 && mark != 0x4D4D) return Orientation.UPRIGHT;
      bytes.order(mark == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      bytes.position(bytes.getInt(4));
      for (var entries = bytes.getShort() & 0xFFFF; entries > 0; entries--) {
        var entry = bytes.slice(bytes.position(), ENTRY_SIZE).order(bytes.order());
        if (entry.getShort() == ORIENTATION) {
          return entry.getShort() == SHORT
              ? Orientation.of(entry.getShort(8))
              : Orientation.UPRIGHT;
        }
        bytes.position(bytes.position() + ENTRY_SIZE);
      }
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
      // Damaged metadata is no reason to do without the picture.
    }
    return Orientation.UPRIGHT;
  }

  /** Metadata that says nothing but how the camera was held. */
  public static byte[] saying(Orientation orientation) {
    return ByteBuffer.allocate(26)
        .putInt(0x4D4D002A)
        .putInt(8)
        .putShort((short) 1)
        .putShort((short) ORIENTATION)
        .putShort(SHORT)
        .putInt(1)
        .putShort((short) orientation.tag())
        .putShort((short) 0)
        .putInt(0)
        .array();
  }
}
