package dev.herald.http.console;

import java.util.regex.Pattern;

/** Where to go on: to a page of the console, and nowhere else. */
final class OwnPage {

  static final String START = "/console/channels";

  /** Without a step up, by which one would leave the console. */
  private static final Pattern OWN =
      Pattern.compile(
          "(?!.*(?:/|%2f)(?:\\.|%2e){1,2}(?:/|%2f|$))/console/[!-~]*", Pattern.CASE_INSENSITIVE);

  private OwnPage() {}

  /** The wanted page, or the first one of the console. */
  static String of(String wanted) {
    return OWN.matcher(wanted).matches() ? wanted : START;
  }

  /** The wanted page for somebody who has just signed in. */
  static String afterSignIn(String wanted) {
    return wanted.startsWith("/console/sign-") ? START : of(wanted);
  }
}
