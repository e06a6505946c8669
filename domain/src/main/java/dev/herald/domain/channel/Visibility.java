package dev.herald.domain.channel;

/** Who can read a channel without being let in. */
public enum Visibility {
  /**
   * Nobody: strangers can't tell it from a channel that there is not. What a channel is at first.
   */
  PRIVATE,
  /** Anybody, with all its posts, where the server has public pages. */
  PUBLIC
}
