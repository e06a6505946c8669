package dev.herald.domain.post;

/** What kind of post a content makes. Always derived from the content, never chosen beside it. */
public enum PostType {
  TEXT_ONLY,
  IMAGE_ONLY,
  IMAGE_AND_TEXT,
  /** Nothing but data that another app understands. */
  CUSTOM
}
