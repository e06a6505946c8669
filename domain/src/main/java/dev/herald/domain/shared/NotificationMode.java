package dev.herald.domain.shared;

/** How a subscriber wants to get the posts of a channel. */
public enum NotificationMode {
  /** Gets them and is told. */
  NOTIFY,
  /** Gets them without being told. */
  SILENT,
  /** Gets none. */
  MUTED
}
