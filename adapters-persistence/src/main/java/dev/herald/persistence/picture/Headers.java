package dev.herald.persistence.picture;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knows which of the formats that Herald reads a picture has. */
final class Headers {

  private static final int LONGEST_MARK = 12;

  private Headers() {}

  /** Reads the header of one format. */
  @FunctionalInterface
  private interface Header {
    Layout read(PictureBytes bytes) throws IOException;
  }

  /**
   * Reads the header of a picture.
   *
   * @return empty if it has none of the formats that Herald reads
   * @throws Damaged it begins like one of them, but is damaged
   * @throws Effort.TooMuch its header is made to be long
   */
  static Optional<Layout> read(PictureBytes bytes) throws IOException {
    try {
      var mark = new byte[LONGEST_MARK];
      bytes.readFully(mark);
      var header = header(mark);
      return header == null ? Optional.empty() : Optional.of(header.read(bytes));
    } catch (EOFException e) {
      throw new Damaged("the header breaks off");
    }
  }

  /** Reads the header of a HEIC or AVIF; empty if the picture has another format. */
  static Optional<HeifHeader> heif(PictureBytes bytes) throws IOException {
    var mark = new byte[LONGEST_MARK];
    return bytes.read(mark) == LONGEST_MARK && HeifHeader.isMark(mark)
        ? Optional.of(HeifHeader.read(bytes))
        : Optional.empty();
  }

  private static @Nullable Header header(byte[] mark) {
    if (begins(mark, 0, 0xFF, 0xD8, 0xFF)) return JpegHeader::read;
    if (begins(mark, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) return PngHeader::read;
    if (begins(mark, 0, 'G', 'I', 'F', '8')) return GifHeader::read;
    if (begins(mark, 0, 'R', 'I', 'F', 'F') && begins(mark, 8, 'W', 'E', 'B', 'P')) {
      return WebpHeader::read;
    }
    if (begins(mark, 0, 'I', 'I', 42, 0) || begins(mark, 0, 'M', 'M', 0, 42)) {
      return TiffHeader::read;
    }
    if (HeifHeader.isMark(mark)) return it -> HeifHeader.read(it).layout();
    return begins(mark, 0, 'B', 'M') ? BmpHeader::read : null;
  }

  private static boolean begins(byte[] mark, int at, int... expected) {
    var signed = new byte[expected.length];
    for (var i = 0; i < expected.length; i++) signed[i] = (byte) expected[i];
    return Arrays.equals(mark, at, at + expected.length, signed, 0, expected.length);
  }
}
