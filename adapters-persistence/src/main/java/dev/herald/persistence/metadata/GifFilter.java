package dev.herald.persistence.metadata;

import java.io.IOException;
import java.io.InputStream;

/** Leaves out the comments of a GIF, and what applications put into it, but for how it loops. */
final class GifFilter extends Filter {

  private static final int EXTENSION = 0x21;
  private static final int COMMENT = 0xFE;
  private static final int APPLICATION = 0xFF;
  private static final int FRAME = 0x2C;
  private static final int END = 0x3B;
  private static final int HEADER = 13;
  private static final int FRAME_HEADER = 10;

  private boolean hasBegun;
  private boolean isInBlocks;
  private boolean isPrivate;
  private boolean isOver;

  GifFilter(InputStream bytes) {
    super(bytes);
  }

  @Override
  boolean next() throws IOException {
    if (isOver || have(1) == 0) return false;
    if (!hasBegun) return header();
    if (isInBlocks) return block();
    return switch (at(0)) {
      case EXTENSION -> extension();
      case FRAME -> frame();
      case END -> end();
      default -> passAll();
    };
  }

  private boolean header() throws IOException {
    if (have(HEADER) < HEADER) return passAll();
    hasBegun = true;
    pass(HEADER + palette(at(10)));
    return true;
  }

  private static int palette(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
  }

  private boolean extension() throws IOException {
    if (have(2) < 2) return passAll();
    var isLoop = isAt(2, "\u000BNETSCAPE2.0") || isAt(2, "\u000BANIMEXTS1.0");
    begin(at(1) == COMMENT || (at(1) == APPLICATION && !isLoop && !isAt(2, "\u000BICCRGBG1012")));
    handOn(2);
    return true;
  }

  private boolean frame() throws IOException {
    if (have(FRAME_HEADER) < FRAME_HEADER) return passAll();
    begin(false);
    handOn(FRAME_HEADER + palette(at(9)) + 1);
    return true;
  }

  private void begin(boolean withPrivateContent) {
    isInBlocks = true;
    isPrivate = withPrivateContent;
  }

  private boolean block() throws IOException {
    isInBlocks = at(0) > 0;
    handOn(1 + at(0));
    return true;
  }

  private void handOn(int count) throws IOException {
    if (isPrivate) {
      leaveOut(count);
    } else {
      pass(count);
    }
  }

  private boolean end() {
    isOver = true;
    pass(1);
    return true;
  }
}
