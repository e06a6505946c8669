package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.subscription.EditSubscription;
import dev.herald.application.view.SubscriptionView;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.CustomString;
import dev.herald.domain.shared.NotificationMode;
import dev.herald.domain.subscription.Subscription;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EditSubscriptionTest extends Story {

  private static final Optional<NotificationMode> SAME_MODE = Optional.empty();
  private static final Optional<CustomString> SAME_STRING = Optional.empty();
  private static final CustomString FRIEND = new CustomString("friend");

  @BeforeEach
  void givenASubscriberWhoHasNotReadAPost() {
    givenChannel(NEWS);
    subscribe(NEWS, ANN);
    givenPost(NEWS, "First");
  }

  @Test
  void changesWhatIsGivenAndAnswersWithTheWhole() {
    assertThat(edit(NEWS, ANN, Optional.of(NotificationMode.MUTED), SAME_STRING))
        .isEqualTo(kept(NotificationMode.MUTED, CustomString.NONE));
    assertThat(edit(NEWS, ANN, SAME_MODE, Optional.of(FRIEND)))
        .isEqualTo(kept(NotificationMode.MUTED, FRIEND));
    assertThat(edit(NEWS, ANN, SAME_MODE, SAME_STRING))
        .isEqualTo(kept(NotificationMode.MUTED, FRIEND));
    assertThat(herald.readSubscriptions().get(ADMIN, NEWS, ANN))
        .isEqualTo(kept(NotificationMode.MUTED, FRIEND));
  }

  @Test
  void beginsNothing() {
    assertRefused(
        Refusal.SubscriptionNotFound.class,
        () -> edit(NEWS, BOB, Optional.of(NotificationMode.MUTED), SAME_STRING));

    assertThat(herald.readChannels().get(ADMIN, NEWS).subscriberCount()).isEqualTo(1);
    assertThat(herald.readAccounts().find(ADMIN, BOB)).isEmpty();
  }

  @Test
  void refusesAChannelThatIsNotThere() {
    assertRefused(Refusal.ChannelNotFound.class, () -> edit(SPORT, ANN, SAME_MODE, SAME_STRING));
  }

  private static SubscriptionView kept(NotificationMode delivery, CustomString customString) {
    return new SubscriptionView(new Subscription(NEWS, ANN, NOW, delivery, customString, 0), 1);
  }

  private SubscriptionView edit(
      ChannelId channel,
      AccountId account,
      Optional<NotificationMode> delivery,
      Optional<CustomString> customString) {
    return herald
        .editSubscription()
        .edit(ADMIN, new EditSubscription.Command(channel, account, delivery, customString));
  }
}
