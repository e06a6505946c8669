package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.subscription.SubscribeToChannel;
import dev.herald.application.port.in.subscription.SubscribeToChannel.Answer;
import dev.herald.application.view.SubscriptionView;
import dev.herald.domain.event.DomainEvent;
import dev.herald.domain.event.DomainEvent.Subscribed;
import dev.herald.domain.event.DomainEvent.SubscriptionEdited;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.CustomString;
import dev.herald.domain.shared.NotificationMode;
import dev.herald.domain.subscription.Subscription;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SubscribeToChannelTest extends Story {

  private static final Instant LATER = NOW.plusSeconds(60);
  private static final Optional<NotificationMode> ANY_MODE = Optional.empty();
  private static final Optional<CustomString> ANY_STRING = Optional.empty();
  private static final CustomString FRIEND = new CustomString("friend");

  @BeforeEach
  void givenAChannelWithTwoPosts() {
    givenChannel(NEWS);
    givenPost(NEWS, "First");
    givenPost(NEWS, "Second");
    clock.set(LATER);
  }

  @Test
  void newSubscriberIsNotifiedAndHasNothingToCatchUpWith() {
    var subscription =
        new Subscription(NEWS, ANN, LATER, NotificationMode.NOTIFY, CustomString.NONE, 2);

    var answer = subscribe(ANN, ANY_MODE, ANY_STRING);

    assertThat(answer).isEqualTo(new Answer(new SubscriptionView(subscription, 2), false));
    assertThat(answer.subscription().unread()).isZero();
    assertThat(herald.readSubscriptions().ofChannel(ADMIN, NEWS, "", ALL).items())
        .containsExactly(subscription);
  }

  @Test
  void newSubscriberSaysHowToFollow() {
    var answer = subscribe(ANN, Optional.of(NotificationMode.SILENT), Optional.of(FRIEND));

    assertThat(answer.subscription().subscription())
        .isEqualTo(new Subscription(NEWS, ANN, LATER, NotificationMode.SILENT, FRIEND, 2));
  }

  @Test
  void tellsWhoFollowsNow() {
    subscribe(ANN, ANY_MODE, ANY_STRING);
    subscribe(BOB, ANY_MODE, ANY_STRING);

    assertThat(events())
        .endsWith(
            new Subscribed(NEWS, ANN, NotificationMode.NOTIFY, LATER),
            new Subscribed(NEWS, BOB, NotificationMode.NOTIFY, LATER));
    assertThat(herald.readChannels().get(ADMIN, NEWS).subscriberCount()).isEqualTo(2);
  }

  @Test
  void subscribingAgainSaysSoAndChangesNothing() {
    subscribe(ANN, Optional.of(NotificationMode.MUTED), Optional.of(FRIEND));
    givenPost(NEWS, "Third");
    var before = events();
    clock.set(LATER.plusSeconds(60));

    var again = subscribe(ANN, ANY_MODE, ANY_STRING);

    var unchanged = new Subscription(NEWS, ANN, LATER, NotificationMode.MUTED, FRIEND, 2);
    assertThat(again).isEqualTo(new Answer(new SubscriptionView(unchanged, 3), true));
    assertThat(again.subscription().unread()).isEqualTo(1);
    assertThat(events()).isEqualTo(before);
    assertThat(herald.readSubscriptions().ofChannel(ADMIN, NEWS, "", ALL).items())
        .containsExactly(unchanged);
  }

  @Test
  void subscriberChangesTheDeliveryAlone() {
    subscribe(ANN, ANY_MODE, Optional.of(FRIEND));
    var before = events();

    var changed = subscribe(ANN, Optional.of(NotificationMode.SILENT), ANY_STRING);

    assertThat(changed.already()).isTrue();
    assertThat(changed.subscription().subscription())
        .isEqualTo(new Subscription(NEWS, ANN, LATER, NotificationMode.SILENT, FRIEND, 2));
    assertKept(changed);
    assertThat(events()).startsWith(before.toArray(DomainEvent[]::new));
    assertThat(events())
        .endsWith(
            new SubscriptionEdited(
                NEWS, ANN, NotificationMode.NOTIFY, NotificationMode.SILENT, LATER));
  }

  @Test
  void subscriberChangesTheCustomStringAlone() {
    subscribe(ANN, Optional.of(NotificationMode.SILENT), ANY_STRING);

    var changed = subscribe(ANN, ANY_MODE, Optional.of(FRIEND));

    assertThat(changed.subscription().subscription())
        .isEqualTo(new Subscription(NEWS, ANN, LATER, NotificationMode.SILENT, FRIEND, 2));
    assertKept(changed);
  }

  @Test
  void subscriberTakesTheCustomStringAway() {
    subscribe(ANN, ANY_MODE, Optional.of(FRIEND));

    var changed = subscribe(ANN, ANY_MODE, Optional.of(CustomString.NONE));

    assertThat(changed.subscription().subscription().customString()).isEqualTo(CustomString.NONE);
    assertKept(changed);
  }

  @Test
  void accountThatComesBackBeginsAnew() {
    subscribe(ANN, Optional.of(NotificationMode.MUTED), Optional.of(FRIEND));
    herald.unsubscribeFromChannel().unsubscribe(ADMIN, NEWS, ANN);
    givenPost(NEWS, "Third");
    clock.set(LATER.plusSeconds(60));

    var back = subscribe(ANN, ANY_MODE, ANY_STRING);

    assertThat(back.already()).isFalse();
    assertThat(back.subscription().subscription())
        .isEqualTo(
            new Subscription(
                NEWS, ANN, LATER.plusSeconds(60), NotificationMode.NOTIFY, CustomString.NONE, 3));
  }

  @Test
  void refusesAChannelThatIsNotThere() {
    assertRefused(Refusal.ChannelNotFound.class, () -> subscribe(SPORT, ANN));
  }

  private Answer subscribe(
      AccountId account, Optional<NotificationMode> delivery, Optional<CustomString> customString) {
    return herald
        .subscribeToChannel()
        .subscribe(ADMIN, new SubscribeToChannel.Command(NEWS, account, delivery, customString));
  }

  private void assertKept(Answer answer) {
    assertThat(herald.readSubscriptions().ofAccount(ADMIN, ANN, ALL).items())
        .containsExactly(answer.subscription());
  }
}
