package dev.herald.http.console;

import java.util.regex.Pattern;

/** Where to go on: to a page of the console, and nowhere else. */
final class SafeRedirect {

  private static final String START = "/console/home";

  /** Without a step up, by which one would leave the console, however it may be written. */
  private static final Pattern OWN =
      Pattern.compile(
          "(?!.*(?:/|%2f)(?:\\.|%2e){1,2}(?:/|%2f|[?#]|$))/console/[!-~&&[^\\\\]]*",
          Pattern.CASE_INSENSITIVE);

  private SafeRedirect() {}

  /**
   * The wanted page, or the first one of the console.
   *
   * @param base what all addresses of this server begin with
   */
  static String of(String wanted, String base) {
    return isOwn(wanted, base) ? wanted : base + START;
  }

  /** The wanted page for somebody who has just signed in. */
  static String afterSignIn(String wanted, String base) {
    return wanted.startsWith(base + "/console/sign-") ? base + START : of(wanted, base);
  }

  private static boolean isOwn(String wanted, String base) {
    return wanted.startsWith(base) && OWN.matcher(wanted.substring(base.length())).matches();
  }
}
