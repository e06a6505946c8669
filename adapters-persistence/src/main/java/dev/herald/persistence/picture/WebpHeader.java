package dev.herald.persistence.picture;

import java.awt.Rectangle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the chunks of a WebP. The decoder is given a WebP with nothing in it but the picture, or
 * the first frame of an animation, as large as the pixels say that it is.
 */
final class WebpHeader {

  private static final int HAS_PROFILE = 0x20;
  private static final int HAS_ALPHA = 0x10;
  private static final int IS_ANIMATED = 0x02;
  private static final int LONGEST_PROFILE = 1 << 20;

  /** What the decoder was measured to need for a pixel, which it makes many objects of. */
  private static final int LOSSY_BYTES_PER_PIXEL = 28;

  private static final int LOSSLESS_BYTES_PER_PIXEL = 8;

  /** In bytes: a picture of a few pixels may define as many codes as it likes. */
  private static final long MOST_TABLES = 16_000_000;

  /** A second's work, of which a reader that needs no more bytes could not be told to stop. */
  private static final int MOST_LOSSLESS_PIXELS = 4_000_000;

  private final PictureBytes bytes;
  private Rectangle canvas = new Rectangle();
  private @Nullable Rectangle frame;
  private @Nullable Piece profile;
  private @Nullable Piece alpha;
  private @Nullable Piece pixels;
  private Rectangle pixelSize = new Rectangle();
  private boolean isLossless;
  private boolean hasAlpha;
  private Orientation orientation = Orientation.UPRIGHT;

  private WebpHeader(PictureBytes bytes) {
    this.bytes = bytes;
  }

  static Layout read(PictureBytes bytes) throws IOException {
    bytes.setByteOrder(ByteOrder.LITTLE_ENDIAN);
    return new WebpHeader(bytes).read();
  }

  private Layout read() throws IOException {
    chunks(12, bytes.length());
    if (pixels == null) throw new Damaged("there are no pixels");
    if (canvas.isEmpty()) canvas = pixelSize;
    if (frame == null) frame = new Rectangle(canvas);
    return new Layout(
        "webp",
        canvas.width,
        canvas.height,
        frame,
        orientation,
        Colours.USUAL,
        memory(frame),
        isLossless ? 2 * pixelCount() * LOSSLESS_BYTES_PER_PIXEL + MOST_TABLES : Layout.ANY,
        pieces(pixels));
  }

  private void chunks(long start, long end) throws IOException {
    for (var at = start; at + 8 <= end; ) {
      bytes.seek(at);
      var type = bytes.readInt();
      var length = bytes.readUnsignedInt();
      var next = Math.min(end, at + 8 + length + (length & 1));
      chunk(type, length, at, next);
      at = next;
    }
  }

  private void chunk(int type, long length, long start, long end) throws IOException {
    if (type == type("VP8X")) extended();
    else if (type == type("ICCP") && length <= LONGEST_PROFILE) profile = Piece.of(start, end);
    else if (type == type("EXIF")) readOrientation(length);
    else if (pixels != null) return;
    else if (type == type("ALPH")) alpha = Piece.of(start, end);
    else if (type == type("ANMF") && frame == null) frame(end);
    else if (type == type("VP8 ")) lossy(start, end);
    else if (type == type("VP8L")) lossless(start, end);
  }

  private void extended() throws IOException {
    var flags = bytes.readUnsignedByte();
    bytes.skipBytes(3);
    canvas = new Rectangle(read24() + 1, read24() + 1);
    if ((flags & IS_ANIMATED) == 0) frame = new Rectangle(canvas);
  }

  private void frame(long end) throws IOException {
    var start = bytes.getStreamPosition();
    frame = new Rectangle(2 * read24(), 2 * read24(), read24() + 1, read24() + 1);
    chunks(start + 16, end);
  }

  private void lossy(long start, long end) throws IOException {
    bytes.skipBytes(3);
    if (read24() != 0x2A019D) throw new Damaged("the frame is damaged");
    pixelSize =
        new Rectangle(bytes.readUnsignedShort() & 0x3FFF, bytes.readUnsignedShort() & 0x3FFF);
    hasAlpha = alpha != null;
    pixels = Piece.of(start, end);
  }

  private void lossless(long start, long end) throws IOException {
    if (bytes.readUnsignedByte() != 0x2F) throw new Damaged("the frame is damaged");
    var size = bytes.readInt();
    pixelSize = new Rectangle((size & 0x3FFF) + 1, ((size >> 14) & 0x3FFF) + 1);
    hasAlpha = ((size >> 28) & 1) == 1;
    isLossless = true;
    pixels = Piece.of(start, end);
  }

  private void readOrientation(long length) throws IOException {
    if (length > Exif.MOST_BYTES) return;
    var exif = new byte[(int) length];
    bytes.readFully(exif);
    orientation = Exif.orientation(exif);
  }

  private int read24() throws IOException {
    return bytes.readUnsignedShort() | (bytes.readUnsignedByte() << 16);
  }

  private long pixelCount() {
    return (long) pixelSize.width * pixelSize.height;
  }

  private long memory(Rectangle frame) {
    var count = pixelCount();
    if (!frame.getSize().equals(pixelSize.getSize())) return Layout.REFUSED;
    if ((isLossless || alpha != null) && count > MOST_LOSSLESS_PIXELS) return Layout.REFUSED;
    return count * (isLossless ? LOSSLESS_BYTES_PER_PIXEL : LOSSY_BYTES_PER_PIXEL);
  }

  private List<Piece> pieces(Piece pixels) {
    var kept = new ArrayList<Piece>();
    if (profile != null) kept.add(profile);
    if (alpha != null && !isLossless) kept.add(alpha);
    kept.add(pixels);
    var flags = (profile == null ? 0 : HAS_PROFILE) | (hasAlpha ? HAS_ALPHA : 0);
    var length = 4 + 18 + kept.stream().mapToLong(Piece::length).sum();
    var header =
        ByteBuffer.allocate(30)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(type("RIFF"))
            .putInt((int) length)
            .putInt(type("WEBP"))
            .putInt(type("VP8X"))
            .putInt(10)
            .putInt(flags);
    put24(header, pixelSize.width - 1);
    put24(header, pixelSize.height - 1);
    kept.add(0, Piece.given(header.array()));
    return kept;
  }

  private static void put24(ByteBuffer into, int number) {
    into.putShort((short) number).put((byte) (number >> 16));
  }

  private static int type(String name) {
    return Integer.reverseBytes(PngHeader.type(name));
  }
}
