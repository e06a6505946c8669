package dev.herald.domain.account;

/** What the bearer of a token may do. Each role may also do what those before it may. */
public enum Role {
  /** Reads channels, posts and subscriptions. */
  READER,
  /** Also publishes, uploads, edits and subscribes. */
  EDITOR,
  /** Also creates and deletes channels. */
  ADMIN;

  /** Whether this role is enough where {@code needed} is asked for. */
  public boolean allows(Role needed) {
    return compareTo(needed) >= 0;
  }
}
