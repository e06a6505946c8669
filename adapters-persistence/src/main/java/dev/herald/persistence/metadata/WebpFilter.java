package dev.herald.persistence.metadata;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/**
 * Blanks the chunks of a WebP that are not for its pixels, its colours or its frames: its length is
 * written at its beginning, so it can't become shorter on its way. No browser turns a WebP.
 */
final class WebpFilter extends Filter {

  private static final int HEADER = 12;
  private static final int CHUNK_HEADER = 8;
  private static final int EXTENDED = 10;
  private static final int SAYS_THAT_THERE_IS_METADATA = 0x0C;
  private static final byte[] BLANK = {'J', 'U', 'N', 'K'};
  private static final Set<String> KEPT = Set.of("ICCP", "ANIM", "ANMF", "ALPH", "VP8 ", "VP8L");

  private boolean hasBegun;
  private long left;

  WebpFilter(InputStream bytes) {
    super(bytes);
  }

  @Override
  boolean next() throws IOException {
    if (!hasBegun) return header();
    if (left <= 0 || have(1) == 0) return false;
    if (have(CHUNK_HEADER) < CHUNK_HEADER) return passAll();
    var length = number(4);
    var whole = CHUNK_HEADER + length + (length & 1);
    var type = "" + (char) at(0) + (char) at(1) + (char) at(2) + (char) at(3);
    left -= whole;
    if (type.equals("VP8X") && length == EXTENDED) {
      var chunk = take((int) whole);
      if (chunk.length > CHUNK_HEADER) chunk[CHUNK_HEADER] &= ~SAYS_THAT_THERE_IS_METADATA;
      give(chunk);
    } else if (KEPT.contains(type)) {
      pass(whole);
    } else {
      take(BLANK.length);
      var size = take(CHUNK_HEADER - BLANK.length);
      give(new byte[] {BLANK[0], BLANK[1], BLANK[2], BLANK[3], size[0], size[1], size[2], size[3]});
      blank(whole - CHUNK_HEADER);
    }
    return true;
  }

  private boolean header() throws IOException {
    if (have(HEADER) < HEADER) return passAll();
    hasBegun = true;
    left = number(4) - 4;
    pass(HEADER);
    return true;
  }

  private long number(int index) {
    return at(index) | (at(index + 1) << 8) | (at(index + 2) << 16) | ((long) at(index + 3) << 24);
  }
}
