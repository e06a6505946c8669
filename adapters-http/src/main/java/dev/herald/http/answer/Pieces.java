package dev.herald.http.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * A text that is made a piece at a time as it is sent, so that it takes no more memory the longer
 * it is.
 */
public final class Pieces extends InputStream {

  private final Iterator<String> rest;
  private InputStream piece = InputStream.nullInputStream();

  /**
   * @param pieces in their order; of what they are made, as much is read as they need
   */
  public Pieces(Stream<String> pieces) {
    rest = pieces.iterator();
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    var count = 0;
    while (count < length) {
      var more = piece.read(buffer, offset + count, length - count);
      if (more > 0) count += more;
      else if (rest.hasNext()) piece = new ByteArrayInputStream(rest.next().getBytes(UTF_8));
      else break;
    }
    return count == 0 && length > 0 ? -1 : count;
  }
}
