package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.subscription.EditSubscription;
import dev.herald.application.view.SubscriptionView;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.CustomString;
import dev.herald.domain.subscription.Delivery;
import dev.herald.domain.subscription.Subscription;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EditSubscriptionTest extends Story {

  private static final Optional<Delivery> SAME_DELIVERY = Optional.empty();
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
    assertThat(edit(NEWS, ANN, Optional.of(Delivery.MUTED), SAME_STRING))
        .isEqualTo(kept(Delivery.MUTED, CustomString.NONE));
    assertThat(edit(NEWS, ANN, SAME_DELIVERY, Optional.of(FRIEND)))
        .isEqualTo(kept(Delivery.MUTED, FRIEND));
    assertThat(edit(NEWS, ANN, SAME_DELIVERY, SAME_STRING)).isEqualTo(kept(Delivery.MUTED, FRIEND));
    assertThat(herald.readSubscriptions().get(NEWS, ANN)).isEqualTo(kept(Delivery.MUTED, FRIEND));
  }

  @Test
  void beginsNothing() {
    assertRefused(
        Refusal.SubscriptionNotFound.class,
        () -> edit(NEWS, BOB, Optional.of(Delivery.MUTED), SAME_STRING));

    assertThat(herald.readChannels().get(NEWS).subscriberCount()).isEqualTo(1);
    assertThat(herald.readAccounts().find(BOB)).isEmpty();
  }

  @Test
  void refusesAChannelThatIsNotThere() {
    assertRefused(
        Refusal.ChannelNotFound.class, () -> edit(SPORT, ANN, SAME_DELIVERY, SAME_STRING));
  }

  private static SubscriptionView kept(Delivery delivery, CustomString customString) {
    return new SubscriptionView(new Subscription(NEWS, ANN, NOW, delivery, customString, 0), 1);
  }

  private SubscriptionView edit(
      ChannelId channel,
      AccountId account,
      Optional<Delivery> delivery,
      Optional<CustomString> customString) {
    return herald
        .editSubscription()
        .edit(new EditSubscription.Command(channel, account, delivery, customString));
  }
}
