package dev.herald.application.port.in.subscription;

import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.SubscriptionView;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.subscription.Subscription;

/** Reads who follows what. */
public interface ReadSubscriptions {

  /**
   * The subscriptions to a channel, in the order in which they began.
   *
   * @param query text that the accounts contain, ASCII letters in any case; blank for all accounts
   * @throws Refusal.ChannelNotFound there is no such channel
   */
  Page<Subscription> ofChannel(ChannelId channel, String query, PageRequest page);

  /** The subscriptions of an account, in the order in which they began. */
  Page<SubscriptionView> ofAccount(AccountId account, PageRequest page);
}
