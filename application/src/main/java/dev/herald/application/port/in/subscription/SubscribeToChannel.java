package dev.herald.application.port.in.subscription;

import dev.herald.application.view.SubscriptionView;
import dev.herald.domain.access.Actor;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.CustomString;
import dev.herald.domain.shared.NotificationMode;
import java.util.Optional;

/** Lets an account follow a channel, or changes how it follows. */
@FunctionalInterface
public interface SubscribeToChannel {

  /**
   * @throws Refusal.ChannelNotFound there is no such channel
   * @throws Refusal.AccountNotFound the account would be a new subscriber, is not known, and the
   *     account policy is strict
   * @throws Refusal.ChannelFull the subscriber limit is reached, and the account is not among them
   * @throws Refusal.RefusedByWebhook the account would be a new subscriber, and the operator's
   *     webhook does not want it
   */
  Answer subscribe(Actor actor, Command command);

  /**
   * @param delivery empty to notify a new subscriber, and to leave another as it is
   * @param customString empty for none, and to leave what is there
   */
  record Command(
      ChannelId channel,
      AccountId account,
      Optional<NotificationMode> delivery,
      Optional<CustomString> customString) {}

  /**
   * @param already whether the account followed the channel before
   */
  record Answer(SubscriptionView subscription, boolean already) {}
}
