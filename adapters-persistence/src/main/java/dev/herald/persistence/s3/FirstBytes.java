package dev.herald.persistence.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** So many bytes of a stream. */
final class FirstBytes extends FilterInputStream {

  private long left;

  FirstBytes(InputStream in, long length) {
    super(in);
    left = length;
  }

  @Override
  public int read() throws IOException {
    if (left == 0) return -1;
    var read = super.read();
    if (read >= 0) left--;
    return read;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (left == 0) return -1;
    var read = super.read(bytes, offset, (int) Math.min(length, left));
    if (read > 0) left -= read;
    return read;
  }

  @Override
  public int available() throws IOException {
    return (int) Math.min(super.available(), left);
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
