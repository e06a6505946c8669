package dev.herald.application.contract;

import dev.herald.domain.shared.Utf8;

/** Text that is easily damaged on its way into a store and back. */
final class Texts {

  /** One line: four bytes, joined emoji, right to left, combining marks, quotes, a noncharacter. */
  static final String LINE =
      "𝄞 👩‍👩‍👧‍👦 🇩🇪 \u202Bשלום مرحبا\u202C Z\u0335\u0321alg\u0334o 官方频道 한국어 'q\"; \\n %_? $1 :x {} \u200B|\uFFFF|\uFEFF|";

  /** Several lines. */
  static final String LINES = " \t" + LINE + "\r\n\n\r \u2028" + LINE + " \n";

  /** With control characters, which only text that Herald does not look into may have. */
  static final String OPAQUE = "{\"a\":\"\u0001\u0007\u001B\u007F\u0085\"}\n" + LINES;

  private Texts() {}

  /** A text of exactly so many bytes that begins with another. */
  static String filled(String start, int bytes) {
    var text = new StringBuilder(start);
    var missing = bytes - Utf8.length(start);
    while (missing >= 4) {
      text.append("🐘");
      missing -= 4;
    }
    return text.append("x".repeat(missing)).toString();
  }
}
