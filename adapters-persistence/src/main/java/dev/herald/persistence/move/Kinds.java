package dev.herald.persistence.move;

import static dev.herald.persistence.move.Field.number;
import static dev.herald.persistence.move.Field.text;
import static dev.herald.persistence.move.Field.time;

import java.util.List;

/**
 * All kinds of things that are moved, in the order in which an archive has them: what something
 * refers to comes before it. {@code position} is a thing's place in lists, and grows.
 */
final class Kinds {

  static final Kind IMAGES =
      new Kind(
          "images",
          "image",
          "SELECT * FROM image ORDER BY id",
          List.of(
              text("imageId", "id"),
              text("contentType", "content_type"),
              number("byteSize", "byte_size"),
              number("width", "width"),
              number("height", "height"),
              time("uploadedAt", "uploaded_at"),
              text("cutFrom", "cut_from"),
              text("crop")));

  private static final Kind CHANNELS =
      new Kind(
          "channels",
          "channel",
          "SELECT * FROM channel ORDER BY key",
          List.of(
              number("position", "key"),
              text("id"),
              text("name"),
              new AvatarPiece(),
              text("profile"),
              text("owner"),
              text("organization"),
              text("customString", "custom_string"),
              number("subscriberLimit", "subscriber_limit"),
              text("visibility"),
              text("pinnedPost", "pinned_post"),
              time("createdAt", "created_at"),
              time("updatedAt", "updated_at"),
              number("revision", "revision"),
              time("deletedAt", "deleted_at")));

  static final Kind POSTS =
      new Kind(
          "posts",
          "post",
          """
          SELECT post.*, channel.id AS channel
          FROM post CROSS JOIN channel
          WHERE channel.key = post.channel_key AND channel.deleted_at IS NULL
          ORDER BY post.position
          """,
          List.of(
              number("position", "position"),
              text("id"),
              new ChannelReference(),
              number("sequence", "sequence"),
              text("type"),
              text("text"),
              new Field("images", "images", Nested.IMAGES),
              new Field("links", "links", FieldType.JSON),
              text("customData", "custom_data"),
              time("publishedAt", "published_at"),
              text("publishedBy", "published_by"),
              new Field("silent", "silent", FieldType.MARK),
              time("recalledAt", "recalled_at"),
              text("recallReason", "recall_reason")));

  static final Kind DRAFTS =
      new Kind(
          "drafts",
          "draft",
          """
          SELECT draft.*, channel.id AS channel
          FROM draft CROSS JOIN channel
          WHERE channel.key = draft.channel_key AND channel.deleted_at IS NULL
          ORDER BY draft.place
          """,
          List.of(
              number("position", "place"),
              text("id"),
              new ChannelReference(),
              text("type"),
              text("text"),
              new Field("images", "images", Nested.IMAGES),
              new Field("links", "links", FieldType.JSON),
              text("customData", "custom_data"),
              text("author"),
              time("createdAt", "created_at"),
              text("updatedBy", "updated_by"),
              time("updatedAt", "updated_at"),
              number("revision", "revision"),
              text("discardedBy", "discarded_by"),
              time("discardedAt", "discarded_at"),
              time("publishAt", "publish_at"),
              text("timeZone", "time_zone"),
              text("scheduledBy", "scheduled_by"),
              new Field("silent", "silent", FieldType.MARK),
              number("due", "due"),
              text("returnCode", "return_code"),
              text("returnReason", "return_reason")));

  static final Kind TEMPLATES =
      new Kind(
          "templates",
          "template",
          """
          SELECT template.*, channel.id AS channel
          FROM template LEFT JOIN channel ON channel.key = template.channel_key
          WHERE template.channel_key IS NULL OR channel.deleted_at IS NULL
          ORDER BY template.place
          """,
          List.of(
              number("position", "place"),
              text("id"),
              new ChannelReference(true),
              text("name"),
              text("type"),
              text("text"),
              new Field("images", "images", Nested.IMAGES),
              new Field("links", "links", FieldType.JSON),
              text("customData", "custom_data"),
              text("createdBy", "created_by"),
              time("createdAt", "created_at")));

  private static final Kind SUBSCRIPTIONS =
      new Kind(
          "subscriptions",
          "subscription",
          """
          SELECT subscription.*, channel.id AS channel
          FROM subscription CROSS JOIN channel
          WHERE channel.key = subscription.channel_key
          ORDER BY subscription.key
          """,
          List.of(
              number("position", "key"),
              new ChannelReference(),
              text("account"),
              text("delivery"),
              time("subscribedAt", "since"),
              number("lastReadSequence", "last_read_sequence"),
              text("customString", "custom_string")));

  private static final Kind ACCOUNTS =
      new Kind(
          "accounts",
          "account",
          "SELECT * FROM account ORDER BY id",
          List.of(
              text("account", "id"),
              text("nick"),
              text("faceUrl", "face_url"),
              new Field("attributes", "attributes", FieldType.JSON)));

  private static final Kind EVENTS =
      new Kind(
          "events",
          "event",
          """
          SELECT event.*, channel.id AS channel
          FROM event CROSS JOIN channel
          WHERE channel.key = event.channel_key
          ORDER BY event.position
          """,
          List.of(
              new Field("id", "position", FieldType.EVENT_ID),
              time("timestamp", "at"),
              new ChannelReference(),
              new EventPiece(),
              text("deliveryBefore", "delivery_before"),
              text("deliveryAfter", "delivery_after"),
              text("actor")));

  private static final Kind DAYS =
      new Kind(
          "days",
          "channel_day",
          """
          SELECT channel_day.*, channel.id AS channel
          FROM channel_day CROSS JOIN channel
          WHERE channel.key = channel_day.channel_key AND channel.deleted_at IS NULL
          ORDER BY channel_day.channel_key, channel_day.day
          """,
          List.of(
              new ChannelReference(),
              new Field("day", "day", FieldType.DAY),
              number("joins", "joins"),
              number("leaves", "leaves"),
              number("posts", "posts"),
              number("recalls", "recalls")));

  private static final Kind REACH =
      new Kind(
          "reach",
          "post_reach",
          """
          SELECT post_reach.*, channel.id AS channel
          FROM post_reach CROSS JOIN channel
          WHERE channel.key = post_reach.channel_key AND channel.deleted_at IS NULL
          ORDER BY post_reach.channel_key, post_reach.sequence
          """,
          List.of(
              new ChannelReference(),
              number("sequence", "sequence"),
              number("subscribers", "subscribers"),
              number("readersAfter1Hour", "readers_1"),
              number("readersAfter24Hours", "readers_24"),
              number("readersAfter7Days", "readers_168"),
              time("countedNextAt", "due_at"),
              number("countedNextAfterHours", "due_hours")));

  private static final Kind READINGS =
      new Kind(
          "readings",
          "reading",
          """
          SELECT reading.*, channel.id AS channel
          FROM reading CROSS JOIN channel
          WHERE channel.key = reading.channel_key AND channel.deleted_at IS NULL
          ORDER BY reading.channel_key, reading.step, reading.place
          """,
          List.of(
              new ChannelReference(),
              number("step", "step"),
              number("place", "place"),
              number("change", "change")));

  private static final Kind HOURS =
      new Kind(
          "hours",
          "channel_hour",
          """
          SELECT channel_hour.*, channel.id AS channel
          FROM channel_hour CROSS JOIN channel
          WHERE channel.key = channel_hour.channel_key AND channel.deleted_at IS NULL
          ORDER BY channel_hour.channel_key, channel_hour.slot
          """,
          List.of(
              new ChannelReference(),
              number("slot", "slot"),
              number("hour", "hour"),
              number("reads", "reads"),
              number("posts", "posts")));

  private static final Kind COUNTED =
      new Kind(
          "counted",
          "statistics_mark",
          "SELECT * FROM statistics_mark ORDER BY name",
          List.of(text("name"), number("value", "value")));

  private static final Kind WEBHOOKS =
      new Kind(
          "webhooks",
          "webhook",
          "SELECT * FROM webhook ORDER BY key",
          List.of(
              number("position", "key"),
              text("id"),
              text("url"),
              text("description"),
              new Field("events", "events", FieldType.lines(EventWords::ofType, EventWords::type)),
              text("secret"),
              new Field("enabled", "enabled", FieldType.FLAG),
              time("createdAt", "created_at")));

  private static final Kind RECEIVERS =
      new Kind(
          "receivers",
          "receiver",
          "SELECT * FROM receiver ORDER BY id",
          List.of(text("receiver", "id"), new Field("toldUpTo", "position", FieldType.EVENT_ID)));

  private static final Kind DELIVERIES =
      new Kind(
          "deliveries",
          "delivery",
          """
          SELECT delivery.*
          FROM delivery CROSS JOIN event CROSS JOIN channel
          WHERE event.position = delivery.position AND channel.key = event.channel_key
          ORDER BY delivery.position, delivery.receiver
          """,
          List.of(
              text("receiver"),
              new Field("eventId", "position", FieldType.EVENT_ID),
              text("state"),
              number("attempts", "attempts"),
              time("at", "at"),
              text("failure")));

  private static final Kind TOKENS =
      new Kind(
          "tokens",
          "token",
          "SELECT * FROM token WHERE hash IS NOT NULL ORDER BY key",
          List.of(
              number("position", "key"),
              text("name"),
              new Field("role", "role", FieldType.WORD),
              new Field("channels", "channels", FieldType.TEXTS),
              text("hash"),
              text("createdBy", "issued_by"),
              time("createdAt", "created_at"),
              time("expiresAt", "expires_at"),
              time("revokedAt", "revoked_at"),
              time("lastUsedAt", "used_at"),
              text("lastUsedFrom", "used_from")));

  private static final Kind IDEMPOTENCY =
      new Kind(
          "idempotency",
          "idempotency",
          "SELECT * FROM idempotency ORDER BY key",
          List.of(text("key"), text("fingerprint"), text("resultId", "made"), time("at", "at")));

  private static final Kind PSEUDONYMS =
      new Kind(
          "pseudonyms",
          "audit_account",
          "SELECT * FROM audit_account ORDER BY account",
          List.of(text("account"), text("pseudonym")));

  private static final Kind AUDIT =
      new Kind(
          "audit",
          "audit",
          "SELECT * FROM audit ORDER BY position",
          List.of(
              number("position", "position"),
              time("at", "at"),
              text("actor"),
              text("address"),
              text("action"),
              text("subject"),
              text("refusal"),
              new Field("changes", "changes", Nested.CHANGES),
              new Field("hash", "hash", FieldType.BYTES)));

  static final List<Kind> ALL =
      List.of(
          IMAGES,
          CHANNELS,
          POSTS,
          DRAFTS,
          TEMPLATES,
          SUBSCRIPTIONS,
          ACCOUNTS,
          EVENTS,
          DAYS,
          COUNTED,
          REACH,
          READINGS,
          HOURS,
          WEBHOOKS,
          RECEIVERS,
          DELIVERIES,
          TOKENS,
          IDEMPOTENCY,
          PSEUDONYMS,
          AUDIT);

  private Kinds() {}

  /**
   * The kind of this name.
   *
   * @throws IllegalArgumentException there is none
   */
  static Kind of(String name) {
    return ALL.stream()
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("nothing is called " + name));
  }
}
