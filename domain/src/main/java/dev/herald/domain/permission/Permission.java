package dev.herald.domain.permission;

import static dev.herald.domain.permission.Role.ADMIN;
import static dev.herald.domain.permission.Role.EDITOR;
import static dev.herald.domain.permission.Role.READER;

/**
 * What can be asked of Herald. Which {@link Role} it needs stands here and nowhere else, and so
 * does whether somebody may do it who is bound to some channels.
 */
public enum Permission {
  READ_CHANNELS(READER, true),
  READ_POSTS(READER, true),
  READ_SUBSCRIPTIONS(READER, true),
  READ_ACCOUNTS(READER, true),
  MARK_READ(READER, true),
  EDIT_CHANNELS(EDITOR, true),
  PUBLISH_POSTS(EDITOR, true),
  RECALL_POSTS(EDITOR, true),
  /** To see drafts, write them, discard them and restore them. */
  WRITE_DRAFTS(EDITOR, true),
  /** To make, rename and delete templates that are for all channels. */
  EDIT_COMMON_TEMPLATES(EDITOR, false),
  UPLOAD_IMAGES(EDITOR, true),
  MANAGE_SUBSCRIPTIONS(EDITOR, true),
  /** To be told who published a post. */
  SEE_AUTHORS(EDITOR, true),
  /** To be told in numbers how the server does. */
  READ_FIGURES(READER, false),
  CREATE_CHANNELS(ADMIN, false),
  DELETE_CHANNELS(ADMIN, true),
  MANAGE_ACCOUNTS(ADMIN, false),
  MANAGE_WEBHOOKS(ADMIN, false),
  MANAGE_TOKENS(ADMIN, false),
  READ_AUDIT_LOG(ADMIN, false),
  /** To be told how the server is run, and what is unsafe about it. */
  READ_STATUS(ADMIN, false);

  private final Role role;
  private final boolean isWithinChannels;

  Permission(Role role, boolean isWithinChannels) {
    this.role = role;
    this.isWithinChannels = isWithinChannels;
  }

  /** The smallest role that may. */
  public Role role() {
    return role;
  }

  /** Whether those may who are bound to some channels, as far as it is about these. */
  public boolean isWithinChannels() {
    return isWithinChannels;
  }
}
