package dev.herald.application.port.in.subscription;

import dev.herald.application.view.SubscriptionView;
import dev.herald.domain.access.Actor;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.CustomString;
import dev.herald.domain.shared.NotificationMode;
import java.util.Optional;

/**
 * Changes how a subscriber follows a channel; unlike {@link SubscribeToChannel} it begins nothing.
 */
@FunctionalInterface
public interface EditSubscription {

  /**
   * @return the subscription as it is now
   * @throws Refusal.ChannelNotFound there is no such channel
   * @throws Refusal.SubscriptionNotFound the account does not follow it
   */
  SubscriptionView edit(Actor actor, Command command);

  /**
   * @param delivery empty to leave it as it is
   * @param customString empty to leave what is there
   */
  record Command(
      ChannelId channel,
      AccountId account,
      Optional<NotificationMode> delivery,
      Optional<CustomString> customString) {}
}
