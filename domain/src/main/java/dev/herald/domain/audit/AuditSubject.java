package dev.herald.domain.audit;

import dev.herald.domain.access.ActorId;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.id.TemplateId;
import dev.herald.domain.permission.Permission;
import dev.herald.domain.webhook.WebhookId;
import java.util.Locale;
import java.util.Objects;

/**
 * To what something was done.
 *
 * @param kind what the name is the name of
 * @param name tells one from others of its kind
 */
public record AuditSubject(Kind kind, String name) {

  /** What something can be done to. */
  public enum Kind {
    CHANNEL,
    POST,
    DRAFT,
    TEMPLATE,
    ACCOUNT,
    IMAGE,
    WEBHOOK,
    TOKEN,
    BACKUP,
    /** Whoever signed in or out, or tried to. */
    SESSION,
    /** What was refused. */
    PERMISSION
  }

  public AuditSubject {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(name, "name");
  }

  public static AuditSubject of(ChannelId id) {
    return new AuditSubject(Kind.CHANNEL, id.value());
  }

  public static AuditSubject of(PostId id) {
    return new AuditSubject(Kind.POST, id.value());
  }

  public static AuditSubject of(DraftId id) {
    return new AuditSubject(Kind.DRAFT, id.value());
  }

  public static AuditSubject of(TemplateId id) {
    return new AuditSubject(Kind.TEMPLATE, id.value());
  }

  public static AuditSubject of(AccountId id) {
    return new AuditSubject(Kind.ACCOUNT, id.value());
  }

  public static AuditSubject of(ImageId id) {
    return new AuditSubject(Kind.IMAGE, id.value());
  }

  public static AuditSubject of(WebhookId id) {
    return new AuditSubject(Kind.WEBHOOK, id.value());
  }

  public static AuditSubject of(Permission permission) {
    return new AuditSubject(Kind.PERMISSION, permission.name().toLowerCase(Locale.ROOT));
  }

  public static AuditSubject token(String name) {
    return new AuditSubject(Kind.TOKEN, name);
  }

  /** A backup by the name of its file. */
  public static AuditSubject backup(String file) {
    return new AuditSubject(Kind.BACKUP, file);
  }

  /** The sessions of somebody. */
  public static AuditSubject session(ActorId whose) {
    return new AuditSubject(Kind.SESSION, whose.name());
  }

  /** The same kind of subject by another name. */
  public AuditSubject named(String other) {
    return new AuditSubject(kind, other);
  }

  /** Kind and name, such as {@code channel:news}, which {@link #of(String)} reads. */
  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT) + ":" + name;
  }

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws IllegalArgumentException it was something else
   */
  public static AuditSubject of(String text) {
    var colon = text.indexOf(':');
    if (colon < 0) throw new IllegalArgumentException("no kind: " + text);
    var kind = Kind.valueOf(text.substring(0, colon).toUpperCase(Locale.ROOT));
    return new AuditSubject(kind, text.substring(colon + 1));
  }
}
