package dev.herald.domain.refusal;

import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.webhook.WebhookId;
import java.time.Instant;
import java.util.Objects;

/**
 * A well-formed request that is refused by rule. All reasons are in this file; each carries its
 * data and a stable code on which programs may switch. A refusal changes nothing.
 */
public abstract sealed class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

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
    private static final long serialVersionUID = 1L;

    public ChannelNotFound(ChannelId channel) {
      super("channel_not_found", "There is no channel " + channel + ".");
    }
  }

  /** The name is, or once was, another channel's. */
  public static final class ChannelExists extends Refusal {
    private static final long serialVersionUID = 1L;

    public ChannelExists(ChannelId channel) {
      super(
          "channel_exists",
          "The id " + channel + " is taken: a channel has it, or had it and was deleted.");
    }
  }

  /** Somebody else changed the channel since the caller last read it. */
  public static final class ChannelChanged extends Refusal {
    private static final long serialVersionUID = 1L;
    private final long revision;

    /**
     * @param expected the revision that the caller knew
     * @param revision the revision that the channel has
     */
    public ChannelChanged(ChannelId channel, long expected, long revision) {
      super(
          "channel_changed",
          "The channel %s was changed by someone else: you edit revision %d, it is now at %d."
              .formatted(channel, expected, revision));
      this.revision = revision;
    }

    /** The revision that the channel has now. */
    public long revision() {
      return revision;
    }
  }

  /** The channel has as many subscribers as it may have. */
  public static final class ChannelFull extends Refusal {
    private static final long serialVersionUID = 1L;

    public ChannelFull(ChannelId channel, int limit) {
      super(
          "channel_full",
          "The channel %s takes no more subscribers: its limit is %d.".formatted(channel, limit));
    }
  }

  /** There is no post of this name, or its channel was deleted. */
  public static final class PostNotFound extends Refusal {
    private static final long serialVersionUID = 1L;

    public PostNotFound(PostId post) {
      super("post_not_found", "There is no post " + post + ".");
    }

    /** No post has this place in the channel. */
    public PostNotFound(ChannelId channel, long sequence) {
      super(
          "post_not_found", "There is no post %d in the channel %s.".formatted(sequence, channel));
    }
  }

  /** The publishing policy asks the channel to wait. */
  public static final class PostingTooOften extends Refusal {
    private static final long serialVersionUID = 1L;
    private final transient Instant allowedAt;

    public PostingTooOften(ChannelId channel, Instant allowedAt) {
      super(
          "posting_too_often",
          "The channel %s may publish again at %s.".formatted(channel, allowedAt));
      this.allowedAt = allowedAt;
    }

    /** The first moment at which the same post would be accepted, if no other comes before it. */
    public Instant allowedAt() {
      return allowedAt;
    }
  }

  /** No image of this name was uploaded, or it was removed since. */
  public static final class ImageNotFound extends Refusal {
    private static final long serialVersionUID = 1L;

    public ImageNotFound(ImageId image) {
      super("image_not_found", "There is no image " + image + ".");
    }
  }

  /** The uploaded bytes are no picture. */
  public static final class NotAnImage extends Refusal {
    private static final long serialVersionUID = 1L;

    /**
     * @param found what the bytes are instead, in words
     */
    public NotAnImage(String found) {
      super("not_an_image", "The upload is not an image: its content is " + found + ".");
    }
  }

  /** The account does not follow the channel. */
  public static final class SubscriptionNotFound extends Refusal {
    private static final long serialVersionUID = 1L;

    public SubscriptionNotFound(ChannelId channel, AccountId account) {
      super(
          "subscription_not_found",
          "The account %s does not subscribe to the channel %s.".formatted(account, channel));
    }
  }

  /** The account is not known. */
  public static final class AccountNotFound extends Refusal {
    private static final long serialVersionUID = 1L;

    public AccountNotFound(AccountId account) {
      super("account_not_found", "There is no account " + account + ".");
    }
  }

  /** There is no webhook of this name. */
  public static final class WebhookNotFound extends Refusal {
    private static final long serialVersionUID = 1L;

    public WebhookNotFound(WebhookId webhook) {
      super("webhook_not_found", "There is no webhook " + webhook + ".");
    }
  }

  /** A webhook of the operator's, which is asked before, does not want it done. */
  public static final class RefusedByWebhook extends Refusal {
    private static final long serialVersionUID = 1L;
    private final int number;

    /**
     * @param number by which the webhook and those who write for it know the reason
     * @param reason in words; may be empty
     */
    public RefusedByWebhook(int number, String reason) {
      super(
          "refused_by_webhook",
          reason.isBlank() ? "The operator's webhook refused it (%d).".formatted(number) : reason);
      this.number = number;
    }

    /** By which the webhook knows the reason. */
    public int number() {
      return number;
    }
  }

  /** A webhook of the operator's wants the post to reach nobody, and its author not to know. */
  public static final class DroppedByWebhook extends Refusal {
    private static final long serialVersionUID = 1L;

    public DroppedByWebhook(ChannelId channel) {
      super(
          "dropped_by_webhook",
          "The operator's webhook let no subscriber of %s have this post.".formatted(channel));
    }
  }

  /** The idempotency key belongs to a different request. */
  public static final class IdempotencyConflict extends Refusal {
    private static final long serialVersionUID = 1L;

    public IdempotencyConflict() {
      super("idempotency_conflict", "The idempotency key was used for a different request.");
    }
  }
}
