package dev.herald.domain.access;

import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.permission.Permission;
import dev.herald.domain.refusal.Refusal;
import java.util.Objects;

/** What a live stream tells about. */
public sealed interface StreamTarget {

  /** What happens in a channel. */
  record OfChannel(ChannelId channel) implements StreamTarget {

    public OfChannel {
      Objects.requireNonNull(channel, "channel");
    }

    @Override
    public void requireReadableBy(Actor actor) {
      actor.require(Permission.READ_POSTS, channel);
    }
  }

  /** What reaches an account, from all channels that it follows. */
  record OfAccount(AccountId account) implements StreamTarget {

    public OfAccount {
      Objects.requireNonNull(account, "account");
    }

    @Override
    public void requireReadableBy(Actor actor) {
      actor.require(Permission.READ_POSTS);
      actor.require(Permission.READ_SUBSCRIPTIONS, account);
    }
  }

  static StreamTarget of(ChannelId channel) {
    return new OfChannel(channel);
  }

  static StreamTarget of(AccountId account) {
    return new OfAccount(account);
  }

  /**
   * Makes sure that somebody may read the stream.
   *
   * @throws Refusal.Forbidden they may not
   * @throws Refusal.ChannelNotFound they may read streams, but don't know of this channel
   */
  void requireReadableBy(Actor actor);
}
