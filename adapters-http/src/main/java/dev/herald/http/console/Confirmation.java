package dev.herald.http.console;

import dev.herald.domain.channel.Channel;
import java.text.Normalizer;
import java.util.Locale;

/**
 * What is typed to confirm that a channel is to be deleted: its name or its id. It is compared
 * loosely, as nobody should need a keyboard with another apostrophe than their own.
 */
final class Confirmation {

  private Confirmation() {}

  /** Whether this confirms it; {@code windows.js} judges in the same way. */
  static boolean isOf(Channel channel, String typed) {
    return plain(typed).equals(plain(channel.info().name().value()))
        || plain(typed).equals(plain(channel.id().value()));
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\u2018\u2019\u02bc\u2032\u00b4`]", "'")
        .replaceAll("[\u201c\u201d]", "\"")
        .replaceAll("[\\s\u00a0\u3000]+", " ")
        .strip();
  }
}
