package dev.herald.http.console;

import java.util.regex.Pattern;

/** An address as people type it, who leave out what browsers add by themselves. */
final class TypedAddress {

  /** A host with a dot in it, and what may follow; an address that names its scheme is none. */
  private static final Pattern WITHOUT_SCHEME =
      Pattern.compile("[^\\s/:?#@\\\\]+\\.[^\\s/:?#@\\\\]+(:\\d+)?([/?#].*)?");

  private TypedAddress() {}

  /** The same address, with {@code https://} before it if it begins with a host. */
  static String complete(String typed) {
    var text = typed.strip();
    return WITHOUT_SCHEME.matcher(text).matches() ? "https://" + text : text;
  }
}
