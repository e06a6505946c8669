package dev.herald.domain.permission;

/** What the bearer of a token may do. Each role may also do what those before it may. */
public enum Role {
  /** Reads channels, posts and subscriptions, and marks posts as read. */
  READER,
  /**
   * Also uploads images, edits channels, writes drafts, publishes and recalls posts, and subscribes
   * accounts.
   */
  EDITOR,
  /** Also creates and deletes channels, manages webhooks, and reads the audit log. */
  ADMIN;

  /** Whether this role is enough where {@code needed} is asked for. */
  public boolean allows(Role needed) {
    return compareTo(needed) >= 0;
  }
}
