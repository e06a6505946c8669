package dev.herald.persistence.picture;

import dev.herald.application.view.StoredImage.Dimensions;
import java.awt.Rectangle;
import java.util.List;

/**
 * What the header of a picture says, read by Herald itself before any decoder sees it.
 *
 * @param format by which its decoder is known
 * @param width of all of it, in pixels as they are stored
 * @param height of all of it
 * @param frame where in it that lies which is to be decoded; of an animation, its first frame
 * @param orientation how it is to be turned
 * @param colours what its colours mean, as far as its decoder does not know
 * @param memory bytes that its decoder needs beside the decoded picture; {@link #REFUSED} if it is
 *     not to be decoded
 * @param allocation bytes that its decoder may allocate in all, be they given back or not: a bound
 *     for one that keeps tables which the picture defines
 * @param pieces what its decoder is given to read
 */
record Layout(
    String format,
    int width,
    int height,
    Rectangle frame,
    Orientation orientation,
    Colours colours,
    long memory,
    long allocation,
    List<Piece> pieces) {

  /** More than there is. */
  static final long REFUSED = Long.MAX_VALUE;

  /** Of what was allocated, little is kept at a time. */
  static final long ANY = Integer.MAX_VALUE;

  private static final int LONGEST_EDGE = 0xFFFF;
  private static final long MOST_PIXELS = 101_000_000;

  Layout {
    pieces = List.copyOf(pieces);
  }

  /** A picture that is all one frame, upright, with usual colours. */
  static Layout plain(String format, int width, int height, long memory, List<Piece> pieces) {
    return new Layout(
        format,
        width,
        height,
        new Rectangle(width, height),
        Orientation.UPRIGHT,
        Colours.USUAL,
        memory,
        ANY,
        pieces);
  }

  /** Its size as it is to be shown. */
  Dimensions shownSize() {
    return orientation.swapsSides() ? new Dimensions(height, width) : new Dimensions(width, height);
  }

  /** Whether there is a width and a height, of which both can be. */
  boolean hasSize() {
    return width > 0 && height > 0;
  }

  /**
   * Whether the picture may be decoded.
   *
   * @param mostMemory bytes that its decoder may use beside the decoded picture
   */
  boolean isDecodable(long mostMemory) {
    return isHandy() && memory <= mostMemory;
  }

  /** Whether it is of a size that pictures have. */
  boolean isHandy() {
    return isHandy(width, height) && isHandy(frame.width, frame.height);
  }

  /** The same, for one that was turned already, whatever it says. */
  Layout upright() {
    return new Layout(
        format, width, height, frame, Orientation.UPRIGHT, colours, memory, allocation, pieces);
  }

  private static boolean isHandy(int width, int height) {
    return width > 0
        && height > 0
        && width <= LONGEST_EDGE
        && height <= LONGEST_EDGE
        && (long) width * height <= MOST_PIXELS;
  }
}
