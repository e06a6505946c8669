package dev.herald.application.port.in.subscription;

import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.SubscriptionView;
import dev.herald.domain.access.Actor;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.subscription.Subscription;
import java.util.List;

/** Reads who follows what. */
public interface ReadSubscriptions {

  /**
   * @throws Refusal.ChannelNotFound there is no such channel
   * @throws Refusal.SubscriptionNotFound the account does not follow it
   */
  SubscriptionView get(Actor actor, ChannelId channel, AccountId account);

  /**
   * The subscriptions to a channel, in the order in which they began. Where there are many, a page
   * of a search may end early, even without any, and yet lead on to the next.
   *
   * @param query text that the accounts contain, ASCII letters in any case; blank for all accounts
   * @throws Refusal.ChannelNotFound there is no such channel
   */
  Page<Subscription> ofChannel(Actor actor, ChannelId channel, String query, PageRequest page);

  /** The subscriptions of an account, in the order in which they began. */
  Page<SubscriptionView> ofAccount(Actor actor, AccountId account, PageRequest page);

  /**
   * A part of the same list, for callers that count: unlike a page, it may skip or repeat what
   * moves while subscriptions end.
   *
   * @param offset how many subscriptions come before it, 0 or more
   * @param limit how many at the most, 0 or more
   * @throws InvalidValue {@code offset.out_of_range} or {@code limit.out_of_range}
   */
  List<SubscriptionView> ofAccount(Actor actor, AccountId account, int offset, int limit);

  /** How many channels an account follows. */
  long countOfAccount(Actor actor, AccountId account);
}
