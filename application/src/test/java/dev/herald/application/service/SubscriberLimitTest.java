package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.channel.EditChannel;
import dev.herald.application.port.in.subscription.SubscribeToChannel;
import dev.herald.application.testkit.Samples;
import dev.herald.domain.channel.ChannelPatch;
import dev.herald.domain.channel.SubscriberLimit;
import dev.herald.domain.event.DomainEvent.ChannelFull;
import dev.herald.domain.event.DomainEvent.Subscribed;
import dev.herald.domain.event.DomainEvent.Unsubscribed;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.NotificationMode;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A channel has only so many places. */
class SubscriberLimitTest extends Story {

  private static final AccountId CYD = new AccountId("cyd");

  @BeforeEach
  void givenAChannelForTwo() {
    givenChannel(NEWS, Samples.channelInfo("News").withSubscriberLimit(new SubscriberLimit(2)));
  }

  @Test
  void tellsThatTheChannelIsFullOnceTheLastPlaceIsTaken() {
    subscribe(NEWS, ANN);
    subscribe(NEWS, BOB);

    assertThat(events())
        .endsWith(
            new Subscribed(NEWS, ANN, NotificationMode.NOTIFY, NOW),
            new Subscribed(NEWS, BOB, NotificationMode.NOTIFY, NOW),
            new ChannelFull(NEWS, 2, NOW));
  }

  @Test
  void fullChannelAdmitsNobody() {
    subscribe(NEWS, ANN);
    subscribe(NEWS, BOB);

    assertRefused(Refusal.ChannelFull.class, () -> subscribe(NEWS, CYD));
    assertThat(herald.readSubscriptions().ofAccount(ADMIN, CYD, ALL).items()).isEmpty();
    assertThat(herald.readChannels().get(ADMIN, NEWS).subscriberCount()).isEqualTo(2);
  }

  @Test
  void subscribersOfAFullChannelCanStillChangeHowTheyFollow() {
    subscribe(NEWS, ANN);
    subscribe(NEWS, BOB);

    var muted =
        herald
            .subscribeToChannel()
            .subscribe(
                ADMIN,
                new SubscribeToChannel.Command(
                    NEWS, ANN, Optional.of(NotificationMode.MUTED), Optional.empty()));

    assertThat(muted.already()).isTrue();
    assertThat(muted.subscription().subscription().delivery()).isEqualTo(NotificationMode.MUTED);
  }

  @Test
  void placeThatIsGivenUpCanBeTaken() {
    subscribe(NEWS, ANN);
    subscribe(NEWS, BOB);
    herald.unsubscribeFromChannel().unsubscribe(ADMIN, NEWS, ANN);

    subscribe(NEWS, CYD);

    assertThat(events())
        .endsWith(
            new ChannelFull(NEWS, 2, NOW),
            new Unsubscribed(NEWS, ANN, NotificationMode.NOTIFY, NOW),
            new Subscribed(NEWS, CYD, NotificationMode.NOTIFY, NOW),
            new ChannelFull(NEWS, 2, NOW));
  }

  @Test
  void lowerLimitKeepsTheSubscribersAndAdmitsNobody() {
    subscribe(NEWS, ANN);
    subscribe(NEWS, BOB);

    setLimit(1);

    assertThat(herald.readChannels().get(ADMIN, NEWS).subscriberCount()).isEqualTo(2);
    assertRefused(Refusal.ChannelFull.class, () -> subscribe(NEWS, CYD));
    herald.unsubscribeFromChannel().unsubscribe(ADMIN, NEWS, ANN);
    assertRefused(Refusal.ChannelFull.class, () -> subscribe(NEWS, CYD));
    herald.unsubscribeFromChannel().unsubscribe(ADMIN, NEWS, BOB);
    assertThat(subscribe(NEWS, CYD).already()).isFalse();
  }

  @Test
  void higherLimitAdmitsMore() {
    subscribe(NEWS, ANN);
    subscribe(NEWS, BOB);

    setLimit(4);
    subscribe(NEWS, CYD);

    assertThat(events()).endsWith(new Subscribed(NEWS, CYD, NotificationMode.NOTIFY, NOW));
    assertThat(herald.readChannels().get(ADMIN, NEWS).subscriberCount()).isEqualTo(3);
  }

  private void setLimit(int limit) {
    var patch = ChannelPatch.NONE.withSubscriberLimit(new SubscriberLimit(limit));
    herald.editChannel().edit(ADMIN, new EditChannel.Command(NEWS, patch, OptionalLong.empty()));
  }
}
