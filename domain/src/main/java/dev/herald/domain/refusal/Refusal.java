package dev.herald.domain.refusal;

import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.id.TemplateId;
import dev.herald.domain.permission.Permission;
import dev.herald.domain.webhook.WebhookId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A well-formed request that is refused by rule. All reasons are in this file; each carries its
 * data and a stable code on which programs may switch. A refusal changes nothing. It has no stack
 * trace: it is an answer to whoever asked, and nobody reads where it was thrown.
 */
public abstract sealed class Refusal extends RuntimeException {

  private final String code;

  private Refusal(String code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  /** The reason in snake case; never renamed. */
  public final String code() {
    return code;
  }

  /** What {@link #getMessage()} says; a refusal always has words. */
  public final String message() {
    return Objects.requireNonNull(getMessage());
  }

  /** There is no channel of this name, or it was deleted. */
  public static final class ChannelNotFound extends Refusal {
    private final ChannelId channel;

    public ChannelNotFound(ChannelId channel) {
      super("channel_not_found", "There is no channel " + channel + ".");
      this.channel = Objects.requireNonNull(channel, "channel");
    }

    public ChannelId channel() {
      return channel;
    }
  }

  /** The name is, or once was, another channel's. */
  public static final class ChannelExists extends Refusal {
    private final ChannelId channel;

    public ChannelExists(ChannelId channel) {
      super(
          "channel_exists",
          "The id " + channel + " is taken: a channel has it, or had it and was deleted.");
      this.channel = Objects.requireNonNull(channel, "channel");
    }

    public ChannelId channel() {
      return channel;
    }
  }

  /** Somebody else changed the channel since the caller last read it. */
  public static final class ChannelChanged extends Refusal {
    private final ChannelId channel;
    private final long expected;
    private final long revision;

    /**
     * @param expected the revision that the caller knew; 0 if it was none of this channel's
     * @param revision the revision that the channel has
     */
    public ChannelChanged(ChannelId channel, long expected, long revision) {
      super(
          "channel_changed",
          "The channel "
              + channel
              + " was changed by someone else: you edit revision "
              + expected
              + ", it is now at "
              + revision
              + ".");
      this.channel = Objects.requireNonNull(channel, "channel");
      this.expected = expected;
      this.revision = revision;
    }

    public ChannelId channel() {
      return channel;
    }

    /** The revision that the caller knew. */
    public long expected() {
      return expected;
    }

    /** The revision that the channel has now. */
    public long revision() {
      return revision;
    }
  }

  /** The channel has as many subscribers as it may have. */
  public static final class ChannelFull extends Refusal {
    private final ChannelId channel;
    private final int limit;

    public ChannelFull(ChannelId channel, int limit) {
      super(
          "channel_full",
          "The channel " + channel + " takes no more subscribers: its limit is " + limit + ".");
      this.channel = Objects.requireNonNull(channel, "channel");
      this.limit = limit;
    }

    public ChannelId channel() {
      return channel;
    }

    /** How many subscribers it may have. */
    public int limit() {
      return limit;
    }
  }

  /** There is no post of this name or at this place, or its channel was deleted. */
  public static final class PostNotFound extends Refusal {
    private final @Nullable PostId post;
    private final @Nullable ChannelId channel;
    private final long sequence;

    public PostNotFound(PostId post) {
      super("post_not_found", "There is no post " + post + ".");
      this.post = Objects.requireNonNull(post, "post");
      channel = null;
      sequence = 0;
    }

    /** No post has this place in the channel. */
    public PostNotFound(ChannelId channel, long sequence) {
      super("post_not_found", "There is no post " + sequence + " in the channel " + channel + ".");
      post = null;
      this.channel = Objects.requireNonNull(channel, "channel");
      this.sequence = sequence;
    }

    /** The post that was asked for, if it was asked for by its id. */
    public Optional<PostId> post() {
      return Optional.ofNullable(post);
    }

    /** The channel of the post, if it was asked for by its place. */
    public Optional<ChannelId> channel() {
      return Optional.ofNullable(channel);
    }

    /** The place in the channel, if the post was asked for by it. */
    public OptionalLong sequence() {
      return channel == null ? OptionalLong.empty() : OptionalLong.of(sequence);
    }
  }

  /** The post was recalled, and nothing is left of what it said. */
  public static final class PostRecalled extends Refusal {
    private final PostId post;

    public PostRecalled(PostId post) {
      super("post_recalled", "The post " + post + " was recalled, and says nothing any more.");
      this.post = Objects.requireNonNull(post, "post");
    }

    public PostId post() {
      return post;
    }
  }

  /** There is no draft of this name, or it was discarded long ago, or its channel was deleted. */
  public static final class DraftNotFound extends Refusal {
    private final DraftId draft;

    public DraftNotFound(DraftId draft) {
      super("draft_not_found", "There is no draft " + draft + ".");
      this.draft = Objects.requireNonNull(draft, "draft");
    }

    public DraftId draft() {
      return draft;
    }
  }

  /** Somebody else changed the draft since the caller last read it. */
  public static final class DraftChanged extends Refusal {
    private final DraftId draft;
    private final long expected;
    private final long revision;

    /**
     * @param expected the revision that the caller knew; 0 if it was none of this draft's
     * @param revision the revision that the draft has
     */
    public DraftChanged(DraftId draft, long expected, long revision) {
      super(
          "draft_changed",
          "The draft "
              + draft
              + " was changed by someone else: you know revision "
              + expected
              + ", it is now at "
              + revision
              + ".");
      this.draft = Objects.requireNonNull(draft, "draft");
      this.expected = expected;
      this.revision = revision;
    }

    public DraftId draft() {
      return draft;
    }

    /** The revision that the caller knew. */
    public long expected() {
      return expected;
    }

    /** The revision that the draft has now. */
    public long revision() {
      return revision;
    }
  }

  /** The draft was discarded, and nobody has restored it yet. */
  public static final class DraftDiscarded extends Refusal {
    private final DraftId draft;

    public DraftDiscarded(DraftId draft) {
      super("draft_discarded", "The draft " + draft + " was discarded. Restore it first.");
      this.draft = Objects.requireNonNull(draft, "draft");
    }

    public DraftId draft() {
      return draft;
    }
  }

  /** The draft has become a post. */
  public static final class DraftPublished extends Refusal {
    private final DraftId draft;
    private final PostId post;

    public DraftPublished(DraftId draft, PostId post) {
      super("draft_published", "The draft " + draft + " was published as the post " + post + ".");
      this.draft = Objects.requireNonNull(draft, "draft");
      this.post = Objects.requireNonNull(post, "post");
    }

    public DraftId draft() {
      return draft;
    }

    /** What it has become. */
    public PostId post() {
      return post;
    }
  }

  /** The channel has as many drafts as it may have. */
  public static final class TooManyDrafts extends Refusal {
    private final ChannelId channel;
    private final int limit;

    public TooManyDrafts(ChannelId channel, int limit) {
      super(
          "too_many_drafts",
          "The channel "
              + channel
              + " has "
              + limit
              + " drafts, as many as it may have. Publish or discard some first.");
      this.channel = Objects.requireNonNull(channel, "channel");
      this.limit = limit;
    }

    public ChannelId channel() {
      return channel;
    }

    /** How many drafts it may have. */
    public int limit() {
      return limit;
    }
  }

  /** There is no template of this name, or its channel was deleted. */
  public static final class TemplateNotFound extends Refusal {
    private final TemplateId template;

    public TemplateNotFound(TemplateId template) {
      super("template_not_found", "There is no template " + template + ".");
      this.template = Objects.requireNonNull(template, "template");
    }

    public TemplateId template() {
      return template;
    }
  }

  /** There are as many templates as there may be. */
  public static final class TooManyTemplates extends Refusal {
    private final int limit;

    public TooManyTemplates(int limit) {
      super(
          "too_many_templates",
          "There are " + limit + " templates, as many as there may be. Delete some first.");
      this.limit = limit;
    }

    /** How many there may be. */
    public int limit() {
      return limit;
    }
  }

  /** The publishing policy asks the channel to wait. */
  public static final class PostingTooOften extends Refusal {
    private final ChannelId channel;
    private final Instant allowedAt;

    public PostingTooOften(ChannelId channel, Instant allowedAt) {
      super(
          "posting_too_often",
          "The channel " + channel + " may publish again at " + allowedAt + ".");
      this.channel = Objects.requireNonNull(channel, "channel");
      this.allowedAt = Objects.requireNonNull(allowedAt, "allowedAt");
    }

    public ChannelId channel() {
      return channel;
    }

    /** The first moment at which the same post would be accepted, if no other comes before it. */
    public Instant allowedAt() {
      return allowedAt;
    }
  }

  /** No image of this name was uploaded, or it was removed since. */
  public static final class ImageNotFound extends Refusal {
    private final ImageId image;

    public ImageNotFound(ImageId image) {
      super("image_not_found", "There is no image " + image + ".");
      this.image = Objects.requireNonNull(image, "image");
    }

    public ImageId image() {
      return image;
    }
  }

  /** The uploaded bytes are no picture. */
  public static final class NotAnImage extends Refusal {
    private final String found;

    /**
     * @param found what the bytes are instead, in words
     */
    public NotAnImage(String found) {
      super("not_an_image", "The upload is not an image: its content is " + found + ".");
      this.found = Objects.requireNonNull(found, "found");
    }

    /** What the bytes are instead, in words. */
    public String found() {
      return found;
    }
  }

  /** The account does not follow the channel. */
  public static final class SubscriptionNotFound extends Refusal {
    private final ChannelId channel;
    private final AccountId account;

    public SubscriptionNotFound(ChannelId channel, AccountId account) {
      super(
          "subscription_not_found",
          "The account " + account + " does not subscribe to the channel " + channel + ".");
      this.channel = Objects.requireNonNull(channel, "channel");
      this.account = Objects.requireNonNull(account, "account");
    }

    public ChannelId channel() {
      return channel;
    }

    public AccountId account() {
      return account;
    }
  }

  /** The account is not known. */
  public static final class AccountNotFound extends Refusal {
    private final AccountId account;

    public AccountNotFound(AccountId account) {
      super("account_not_found", "There is no account " + account + ".");
      this.account = Objects.requireNonNull(account, "account");
    }

    public AccountId account() {
      return account;
    }
  }

  /** There is no webhook of this name. */
  public static final class WebhookNotFound extends Refusal {
    private final WebhookId webhook;

    public WebhookNotFound(WebhookId webhook) {
      super("webhook_not_found", "There is no webhook " + webhook + ".");
      this.webhook = Objects.requireNonNull(webhook, "webhook");
    }

    public WebhookId webhook() {
      return webhook;
    }
  }

  /** There is no access token of this name. */
  public static final class TokenNotFound extends Refusal {
    private final String token;

    public TokenNotFound(String token) {
      super("token_not_found", "There is no token " + token + ".");
      this.token = Objects.requireNonNull(token, "token");
    }

    public String token() {
      return token;
    }
  }

  /** Nobody could manage Herald any more. */
  public static final class LastAdmin extends Refusal {

    public LastAdmin() {
      super(
          "last_admin",
          "This is the last admin token that is for all channels. Make another one first.");
    }
  }

  /** A webhook of the operator's, which is asked before, does not want it done. */
  public static final class RefusedByWebhook extends Refusal {
    private final int number;

    /**
     * @param number by which the webhook and those who write for it know the reason
     * @param reason in words; may be empty
     */
    public RefusedByWebhook(int number, String reason) {
      super(
          "refused_by_webhook",
          reason.isBlank() ? "The operator's webhook refused it (" + number + ")." : reason);
      this.number = number;
    }

    /** By which the webhook knows the reason. */
    public int number() {
      return number;
    }
  }

  /** A webhook of the operator's wants the post to reach nobody, and its author not to know. */
  public static final class DroppedByWebhook extends Refusal {
    private final ChannelId channel;

    public DroppedByWebhook(ChannelId channel) {
      super(
          "dropped_by_webhook",
          "The operator's webhook let no subscriber of " + channel + " have this post.");
      this.channel = Objects.requireNonNull(channel, "channel");
    }

    public ChannelId channel() {
      return channel;
    }
  }

  /** The idempotency key belongs to a different request. */
  public static final class IdempotencyConflict extends Refusal {

    public IdempotencyConflict() {
      super("idempotency_conflict", "The idempotency key was used for a different request.");
    }
  }

  /** Whoever asks may not do this. */
  public static final class Forbidden extends Refusal {
    private final Permission permission;

    /**
     * @param why a sentence for whoever asked
     */
    public Forbidden(Permission permission, String why) {
      super("forbidden", why);
      this.permission = Objects.requireNonNull(permission, "permission");
    }

    /** What they wanted to do. */
    public Permission permission() {
      return permission;
    }
  }
}
