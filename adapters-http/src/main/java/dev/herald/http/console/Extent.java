package dev.herald.http.console;

/**
 * How much a list has, as far as it is known.
 *
 * @param first the number of the first item on the page, from 1 on
 * @param shown how many are on the page
 * @param count how many there are in all; as many as are counted, if there may be more; -1 if
 *     nobody counted them
 */
public record Extent(long first, int shown, long count) {

  /** Where counting ends. */
  static final int COUNTED = 1_000;

  static final int UNKNOWN = -1;

  /** Which items of how many are on the page. */
  public String range(Reader reader) {
    var from = reader.number(first);
    var to = reader.number(first + shown - 1);
    if (count == UNKNOWN) return reader.text("list.range", from, to);
    return isMore()
        ? reader.text("list.rangeOfMore", from, to, reader.number(COUNTED))
        : reader.text("list.rangeOf", from, to, reader.number(count));
  }

  /** Whether there are more than are counted. */
  public boolean isMore() {
    return count > COUNTED;
  }
}
