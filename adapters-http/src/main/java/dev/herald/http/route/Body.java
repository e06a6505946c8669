package dev.herald.http.route;

/**
 * What comes with a request.
 *
 * @param maxBytes how much it may be
 * @param isFile whether it goes into a file; otherwise it is kept in memory
 */
public record Body(long maxBytes, boolean isFile) {

  /** Nothing: what comes all the same is not read. */
  public static final Body NONE = new Body(0, false);

  /** Enough for the largest post with every character escaped, in bytes. */
  public static final int MAX_ENTRIES = 512 * 1024;

  /** What was entered in a form, or a JSON object. */
  public static final Body ENTRIES = inMemory(MAX_ENTRIES);

  /** Enough for a token, or nothing but the click on a button. */
  public static final Body SMALL = inMemory(4 * 1024);

  /** A file of any size, or a form with one in it. */
  public static final Body FILE = new Body(Long.MAX_VALUE, true);

  public static Body inMemory(int maxBytes) {
    return new Body(maxBytes, false);
  }

  /** Whether there is anything to wait for. */
  public boolean isExpected() {
    return maxBytes > 0;
  }
}
