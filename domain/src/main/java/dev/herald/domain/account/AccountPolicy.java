package dev.herald.domain.account;

/** What becomes of an account that nobody has imported when it is to own or follow a channel. */
public enum AccountPolicy {
  /** It is imported with that. */
  IMPORT_ON_USE,
  /** It is refused, unless it is the administrator, who is always known. */
  STRICT
}
