package dev.herald.persistence.picture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A picture's bytes, buffered; in whatever order a reader goes through them, it ends with the
 * {@link Effort} that it may take. They can be pieces of a file only, so that a reader of pixels
 * never sees what is not needed for them.
 */
final class PictureBytes extends ImageInputStreamImpl {

  /**
   * Small, for a decoder that asks for many bytes at once has often much to do for each of them.
   */
  private static final int BUFFER_SIZE = 4096;

  private final FileChannel file;
  private final List<Piece> pieces;
  private final long length;
  private final Effort effort;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_SIZE).limit(0);
  private long bufferStart;

  private PictureBytes(FileChannel file, List<Piece> pieces, Effort effort) {
    this.file = file;
    this.pieces = pieces;
    this.length = pieces.stream().mapToLong(Piece::length).sum();
    this.effort = effort;
  }

  /** All bytes of a file. */
  static PictureBytes open(Path path, Effort effort) throws IOException {
    var file = FileChannel.open(path, StandardOpenOption.READ);
    return new PictureBytes(file, List.of(Piece.of(0, file.size())), effort);
  }

  /** Pieces of the same file, which stays open as long as this. */
  PictureBytes only(List<Piece> pieces, Effort effort) {
    return new PictureBytes(file, List.copyOf(pieces), effort);
  }

  @Override
  public int read() throws IOException {
    bitOffset = 0;
    effort.step();
    if (!fill()) return -1;
    return buffer.get((int) (streamPos++ - bufferStart)) & 0xFF;
  }

  /** Reads all that is wanted, or else to the end: some readers ask no second time. */
  @Override
  public int read(byte[] into, int offset, int wanted) throws IOException {
    bitOffset = 0;
    if (wanted <= Long.BYTES) {
      effort.step();
    } else {
      effort.check();
    }
    var count = 0;
    while (count < wanted && fill()) {
      var at = (int) (streamPos - bufferStart);
      var some = Math.min(wanted - count, buffer.limit() - at);
      buffer.get(at, into, offset + count, some);
      streamPos += some;
      count += some;
    }
    return count > 0 || wanted == 0 ? count : -1;
  }

  /** Has the byte at the position in the buffer, if there is one. */
  private boolean fill() throws IOException {
    if (streamPos >= bufferStart && streamPos < bufferStart + buffer.limit()) return true;
    var start = 0L;
    for (var piece : pieces) {
      if (streamPos < start + piece.length()) return fill(piece, streamPos - start);
      start += piece.length();
    }
    return false;
  }

  private boolean fill(Piece piece, long skipped) throws IOException {
    var count = (int) Math.min(BUFFER_SIZE, piece.length() - skipped);
    buffer.clear().limit(count);
    var given = piece.given();
    if (given != null) {
      buffer.put(0, given, (int) skipped, count).position(count);
    } else {
      var from = piece.from() + skipped;
      while (buffer.hasRemaining() && file.read(buffer, from + buffer.position()) >= 0) {}
    }
    buffer.flip();
    bufferStart = streamPos;
    return buffer.hasRemaining();
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public void close() throws IOException {
    super.close();
    file.close();
  }
}
