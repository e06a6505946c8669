package dev.herald.persistence.s3;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongFunction;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * Reads an object to its end: if the connection is lost, or ends early, it goes on with another one
 * where it was. Slow readers take longer than a server leaves connections open.
 */
final class ObjectStream extends InputStream {

  /** So often a connection may be lost without a byte in between. */
  private static final int MOST_LOSSES = 2;

  private final long size;
  private final LongFunction<ResponseInputStream<GetObjectResponse>> reopen;
  private ResponseInputStream<GetObjectResponse> in;
  private long position;
  private int losses;

  /**
   * @param opened from the first byte on
   * @param reopen opens the object from some byte on
   */
  ObjectStream(
      ResponseInputStream<GetObjectResponse> opened,
      long size,
      LongFunction<ResponseInputStream<GetObjectResponse>> reopen) {
    this.in = opened;
    this.size = size;
    this.reopen = reopen;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) return 0;
    while (position < size) {
      try {
        var read = in.read(bytes, offset, (int) Math.min(length, size - position));
        if (read < 0) throw new EOFException("%s of %s bytes".formatted(position, size));
        position += read;
        losses = 0;
        return read;
      } catch (IOException | SdkException e) {
        goOn(e);
      }
    }
    return -1;
  }

  private void goOn(Exception lost) throws IOException {
    in.abort();
    if (++losses > MOST_LOSSES) throw new IOException("S3 sends no more.", lost);
    try {
      in = reopen.apply(position);
    } catch (RuntimeException e) {
      throw new IOException("S3 sends no more: " + e.getMessage(), lost);
    }
  }

  /** What was not read is not read now. */
  @Override
  public void close() throws IOException {
    if (position < size) in.abort();
    else in.close();
  }
}
