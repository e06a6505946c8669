package dev.herald.http.console;

import java.util.regex.Pattern;

/** Where to go on: to a page of the console, and nowhere else. */
final class OwnPage {

  static final String START = "/console/channels";
  private static final Pattern OWN = Pattern.compile("/console/(?!sign-)[!-~]*");

  private OwnPage() {}

  /** The wanted page, or the first one of the console. */
  static String of(String wanted) {
    return OWN.matcher(wanted).matches() ? wanted : START;
  }
}
