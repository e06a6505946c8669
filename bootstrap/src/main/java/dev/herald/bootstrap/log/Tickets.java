package dev.herald.bootstrap.log;

import java.util.regex.Pattern;

/**
 * Leaves stream tickets out of what is logged. Herald itself never logs a query; a library may,
 * that found something wrong with a request.
 */
final class Tickets {

  /** As the parameter is written in an address, which may itself be encoded within another. */
  private static final Pattern PARAMETER =
      Pattern.compile("(ticket(?:=|%3D))[^\\s&;#\"'<>]+", Pattern.CASE_INSENSITIVE);

  private Tickets() {}

  /** The text with {@code …} in the place of each ticket that stands in an address. */
  static String hiddenIn(String text) {
    return PARAMETER.matcher(text).replaceAll("$1…");
  }
}
