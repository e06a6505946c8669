package dev.herald.domain.event;

import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.shared.NotificationMode;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Something that happened to a channel. All that can happen is in this file. Events say what and
 * when, not what things look like now: a post that was recalled must not live on in them.
 */
public sealed interface DomainEvent {

  /** The channel that it happened to. */
  ChannelId channel();

  /** When it happened. */
  Instant at();

  /** The account whose subscription it is about, if it is about one. */
  default Optional<AccountId> subscriber() {
    return Optional.empty();
  }

  /** A channel began. */
  record ChannelCreated(ChannelId channel, AccountId owner, Instant at) implements DomainEvent {
    public ChannelCreated {
      Objects.requireNonNull(channel, "channel");
      Objects.requireNonNull(owner, "owner");
      Objects.requireNonNull(at, "at");
    }
  }

  /**
   * A channel was edited.
   *
   * @param revision the channel's revision after the edit
   * @param changed what the edit changed; never empty
   */
  record ChannelEdited(ChannelId channel, long revision, Set<ChannelField> changed, Instant at)
      implements DomainEvent {
    public ChannelEdited {
      Objects.requireNonNull(channel, "channel");
      Objects.requireNonNull(at, "at");
      changed = Set.copyOf(Objects.requireNonNull(changed, "changed"));
    }
  }

  /** A channel ended, with all its posts and subscriptions. It carries what nobody can look up. */
  record ChannelDeleted(ChannelId channel, String name, AccountId owner, Instant at)
      implements DomainEvent {
    public ChannelDeleted {
      Objects.requireNonNull(channel, "channel");
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(owner, "owner");
      Objects.requireNonNull(at, "at");
    }
  }

  /** A post was published. */
  record PostPublished(ChannelId channel, PostId post, long sequence, Instant at)
      implements DomainEvent {
    public PostPublished {
      Objects.requireNonNull(channel, "channel");
      Objects.requireNonNull(post, "post");
      Objects.requireNonNull(at, "at");
    }
  }

  /** A post was recalled. */
  record PostRecalled(ChannelId channel, PostId post, long sequence, Instant at)
      implements DomainEvent {
    public PostRecalled {
      Objects.requireNonNull(channel, "channel");
      Objects.requireNonNull(post, "post");
      Objects.requireNonNull(at, "at");
    }
  }

  /** An account began to follow a channel. */
  record Subscribed(ChannelId channel, AccountId account, NotificationMode after, Instant at)
      implements DomainEvent {
    public Subscribed {
      Objects.requireNonNull(channel, "channel");
      Objects.requireNonNull(account, "account");
      Objects.requireNonNull(after, "after");
      Objects.requireNonNull(at, "at");
    }

    @Override
    public Optional<AccountId> subscriber() {
      return Optional.of(account);
    }
  }

  /** An account no longer follows a channel. */
  record Unsubscribed(ChannelId channel, AccountId account, NotificationMode before, Instant at)
      implements DomainEvent {
    public Unsubscribed {
      Objects.requireNonNull(channel, "channel");
      Objects.requireNonNull(account, "account");
      Objects.requireNonNull(before, "before");
      Objects.requireNonNull(at, "at");
    }

    @Override
    public Optional<AccountId> subscriber() {
      return Optional.of(account);
    }
  }

  /** How an account follows a channel was changed, by itself or for it. */
  record SubscriptionEdited(
      ChannelId channel,
      AccountId account,
      NotificationMode before,
      NotificationMode after,
      Instant at)
      implements DomainEvent {
    public SubscriptionEdited {
      Objects.requireNonNull(channel, "channel");
      Objects.requireNonNull(account, "account");
      Objects.requireNonNull(before, "before");
      Objects.requireNonNull(after, "after");
      Objects.requireNonNull(at, "at");
    }

    @Override
    public Optional<AccountId> subscriber() {
      return Optional.of(account);
    }
  }

  /** The last free place of a channel was taken. */
  record ChannelFull(ChannelId channel, long subscribers, Instant at) implements DomainEvent {
    public ChannelFull {
      Objects.requireNonNull(channel, "channel");
      Objects.requireNonNull(at, "at");
    }
  }

  /** The parts of a channel that an edit can change. */
  enum ChannelField {
    NAME,
    AVATAR,
    PROFILE,
    ORGANIZATION,
    CUSTOM_STRING,
    SUBSCRIBER_LIMIT,
    VISIBILITY,
    PINNED_POST
  }
}
