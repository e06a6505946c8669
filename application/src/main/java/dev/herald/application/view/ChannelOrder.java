package dev.herald.application.view;

/** In which order to list channels. */
public enum ChannelOrder {
  NEWEST,
  OLDEST,
  /** By their names as programs compare them, whatever the case of A to Z. */
  NAME,
  /** Those with the most subscribers first. */
  SUBSCRIBERS,
  /** Those that published last first, and those that never did at the end. */
  LAST_POST;

  private static final long NEVER = -1;

  /**
   * What a channel is ordered by, to go on after it; empty if it is its place among all alone.
   * Channels with the same are listed newest first.
   */
  public String valueOf(ChannelView view) {
    return switch (this) {
      case NEWEST, OLDEST -> "";
      case NAME -> plain(view.channel().info().name().value());
      case SUBSCRIBERS -> Long.toString(view.subscriberCount());
      case LAST_POST -> Long.toString(view.lastPostAt().map(it -> it.toEpochMilli()).orElse(NEVER));
    };
  }

  /** As databases do where they know no language. */
  private static String plain(String name) {
    var plain = new StringBuilder(name);
    for (var i = 0; i < plain.length(); i++) {
      var character = plain.charAt(i);
      if (character >= 'A' && character <= 'Z') plain.setCharAt(i, (char) (character + 'a' - 'A'));
    }
    return plain.toString();
  }
}
