package dev.herald.persistence.metadata;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Hands on some parts of a stream, leaves others out, and puts some in their place. */
abstract class Filter extends InputStream {

  private static final long ALL = Long.MAX_VALUE;
  private static final byte[] NOTHING = {};

  private final InputStream bytes;
  private final byte[] buffer = new byte[16 * 1024];
  private int start;
  private int end;
  private long passing;
  private boolean isBlank;
  private byte[] given = NOTHING;
  private int givenStart;

  Filter(InputStream bytes) {
    this.bytes = bytes;
  }

  /**
   * Looks at what comes next, and passes it, skips it, blanks it or gives something else.
   *
   * @return false if nothing of what comes is to be handed on
   */
  abstract boolean next() throws IOException;

  /** Hands on so many bytes. */
  final void pass(long count) {
    passing = count;
    isBlank = false;
  }

  /** Hands on all that is left, for it can't be understood. */
  final boolean passAll() {
    pass(ALL);
    return true;
  }

  /** Hands on so many zeros instead of as many bytes. */
  final void blank(long count) {
    passing = count;
    isBlank = true;
  }

  /** Hands these on, which were not among the bytes or have been taken. */
  final void give(byte[] instead) {
    given = instead;
    givenStart = 0;
  }

  /** Leaves so many bytes out, or all that there are. */
  final void leaveOut(long count) throws IOException {
    for (var left = count; left > 0; ) {
      if (have(1) == 0) return;
      var skipped = (int) Math.min(left, end - start);
      start += skipped;
      left -= skipped;
    }
  }

  /** Takes so many bytes out; fewer if it is the end. */
  final byte[] take(int count) throws IOException {
    var taken = new byte[count];
    var length = 0;
    while (length < count && have(1) > 0) {
      var some = Math.min(count - length, end - start);
      System.arraycopy(buffer, start, taken, length, some);
      start += some;
      length += some;
    }
    return length == count ? taken : Arrays.copyOf(taken, length);
  }

  /**
   * Makes sure that there are so many bytes to look at.
   *
   * @param count no more than a thousand
   * @return how many there are: fewer at the end, and often more
   */
  final int have(int count) throws IOException {
    while (end - start < count) {
      if (start > 0) {
        System.arraycopy(buffer, start, buffer, 0, end - start);
        end -= start;
        start = 0;
      }
      var read = bytes.read(buffer, end, buffer.length - end);
      if (read < 0) break;
      end += read;
    }
    return end - start;
  }

  /** One of the bytes that come next, which there must be. */
  final int at(int index) {
    return buffer[start + index] & 0xFF;
  }

  /** Whether this text is at a place among the bytes that come next. */
  final boolean isAt(int index, String text) throws IOException {
    if (have(index + text.length()) < index + text.length()) return false;
    for (var i = 0; i < text.length(); i++) {
      if (at(index + i) != text.charAt(i)) return false;
    }
    return true;
  }

  @Override
  public final int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public final int read(byte[] into, int offset, int wanted) throws IOException {
    if (wanted == 0) return 0;
    while (true) {
      if (givenStart < given.length) {
        var count = Math.min(wanted, given.length - givenStart);
        System.arraycopy(given, givenStart, into, offset, count);
        givenStart += count;
        return count;
      }
      if (passing > 0) {
        if (have(1) == 0) return -1;
        var count = (int) Math.min(Math.min(wanted, end - start), passing);
        System.arraycopy(buffer, start, into, offset, count);
        if (isBlank) Arrays.fill(into, offset, offset + count, (byte) 0);
        start += count;
        passing -= count;
        return count;
      }
      if (!next()) return -1;
    }
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
