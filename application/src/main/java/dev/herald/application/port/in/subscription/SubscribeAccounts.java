package dev.herald.application.port.in.subscription;

import dev.herald.domain.access.Actor;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.refusal.Refusal;
import java.util.List;

/** Lets several accounts follow a channel; what is refused to one keeps no other from it. */
@FunctionalInterface
public interface SubscribeAccounts {

  /**
   * @return how it went with each account, in their order
   * @throws Refusal.ChannelNotFound there is no such channel
   * @throws Refusal.RefusedByWebhook the operator's webhook refuses all who would be new
   *     subscribers
   */
  List<Outcome> subscribe(Actor actor, ChannelId channel, List<AccountId> accounts);

  /** How it went with an account. */
  enum Outcome {
    SUBSCRIBED,
    /** It followed the channel before. */
    ALREADY,
    /** The channel is full, the account is not known where it must be, or a webhook refuses it. */
    REFUSED
  }
}
