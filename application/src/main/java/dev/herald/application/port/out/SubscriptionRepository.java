package dev.herald.application.port.out;

import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.SubscriptionView;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.subscription.Subscription;
import java.util.List;
import java.util.Optional;

/**
 * Keeps subscriptions, and counts them for their channels. What writes must be called inside a
 * {@link UnitOfWork}. Subscriptions to deleted channels are found by {@link #endedByDeletion}
 * alone.
 */
public interface SubscriptionRepository {

  Optional<Subscription> find(ChannelId channel, AccountId account);

  /** Keeps a new subscription to a channel that is there. */
  void insert(Subscription subscription);

  /** Replaces what is kept of a subscription. */
  void update(Subscription subscription);

  void delete(Subscription subscription);

  /**
   * The subscriptions to a channel, in the order in which they began. Where there are many, a page
   * of a search may end early, even without any, and yet lead on to the next.
   *
   * @param query text that the accounts contain, ASCII letters in any case; empty for all accounts
   */
  Page<Subscription> ofChannel(ChannelId channel, String query, PageRequest page);

  /** The subscriptions of an account to these channels, in the order in which they began. */
  Page<SubscriptionView> ofAccount(AccountId account, ChannelScope channels, PageRequest page);

  /**
   * A part of the same list.
   *
   * @param offset how many subscriptions come before it
   * @param most how many at the most
   */
  List<SubscriptionView> ofAccount(AccountId account, ChannelScope channels, int offset, int most);

  /**
   * The subscriptions of an account that ended with these channels, as they were when they did, in
   * the order in which they began. They are kept until the {@link EventLog} has forgotten the
   * deletion.
   *
   * @param position of channels that were deleted after it in the log
   */
  Page<Subscription> endedByDeletion(
      AccountId account, ChannelScope channels, long position, PageRequest page);

  /** How many subscriptions an account has to these channels. */
  long countOfAccount(AccountId account, ChannelScope channels);
}
