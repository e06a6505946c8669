package dev.herald.domain.audit;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was done. The codes are never renamed: they stand in logs that are kept for years. To
 * publish a post is not among them: the post itself says who did, for as long as it is there.
 */
public enum AuditAction {
  CHANNEL_CREATED("channel.created"),
  CHANNEL_EDITED("channel.edited"),
  CHANNEL_DELETED("channel.deleted"),
  POST_RECALLED("post.recalled"),
  DRAFT_CREATED("draft.created"),
  /** Somebody else than before went on with a draft; not each time that it is saved. */
  DRAFT_EDITED("draft.edited"),
  DRAFT_SCHEDULED("draft.scheduled"),
  DRAFT_UNSCHEDULED("draft.unscheduled"),
  /** A draft could not be published at its time. */
  DRAFT_RETURNED("draft.returned"),
  DRAFT_DISCARDED("draft.discarded"),
  DRAFT_RESTORED("draft.restored"),
  DRAFT_PUBLISHED("draft.published"),
  TEMPLATE_CREATED("template.created"),
  TEMPLATE_RENAMED("template.renamed"),
  TEMPLATE_DELETED("template.deleted"),
  SUBSCRIBER_ADDED("subscriber.added"),
  SUBSCRIBER_EDITED("subscriber.edited"),
  SUBSCRIBER_REMOVED("subscriber.removed"),
  ACCOUNT_IMPORTED("account.imported"),
  ACCOUNT_EDITED("account.edited"),
  ACCOUNT_DELETED("account.deleted"),
  ACCOUNT_EXPORTED("account.exported"),
  ACCOUNT_ERASED("account.erased"),
  IMAGE_UPLOADED("image.uploaded"),
  WEBHOOK_CREATED("webhook.created"),
  WEBHOOK_EDITED("webhook.edited"),
  WEBHOOK_DELETED("webhook.deleted"),
  DELIVERY_REDELIVERED("delivery.redelivered"),
  DELIVERY_DISCARDED("delivery.discarded"),
  TOKEN_CREATED("token.created"),
  TOKEN_REVOKED("token.revoked"),
  /** A token was used from an address from which it had not been used before. */
  TOKEN_NEW_ADDRESS("token.new_address"),
  /** The data are those of a backup, and what was done since it was made is gone. */
  BACKUP_RESTORED("backup.restored"),
  SIGN_IN("sign_in"),
  SIGN_IN_FAILED("sign_in.failed"),
  SIGN_OUT("sign_out"),
  /** Something that the actor may not do. */
  REFUSED("refused");

  private final String code;

  AuditAction(String code) {
    this.code = code;
  }

  /** Such as {@code channel.created}. */
  public String code() {
    return code;
  }

  /** The action with this code, if there is one. */
  public static Optional<AuditAction> find(String code) {
    return Stream.of(values()).filter(it -> it.code.equals(code)).findFirst();
  }

  /**
   * The action with this code.
   *
   * @throws IllegalArgumentException there is none
   */
  public static AuditAction of(String code) {
    return find(code).orElseThrow(() -> new IllegalArgumentException("no action: " + code));
  }
}
