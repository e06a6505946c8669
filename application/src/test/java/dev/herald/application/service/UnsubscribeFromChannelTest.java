package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.event.DomainEvent.Unsubscribed;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.NotificationMode;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnsubscribeFromChannelTest extends Story {

  private static final Instant LATER = NOW.plusSeconds(60);

  @BeforeEach
  void givenTwoWhoFollowTwoChannels() {
    for (var channel : new ChannelId[] {NEWS, SPORT}) {
      givenChannel(channel);
      subscribe(channel, ANN);
      subscribe(channel, BOB);
    }
    clock.set(LATER);
  }

  @Test
  void endsOneSubscriptionAndNoOther() {
    assertThat(unsubscribe(NEWS, ANN)).isTrue();

    assertThat(herald.readChannels().get(ADMIN, NEWS).subscriberCount()).isEqualTo(1);
    assertThat(herald.readSubscriptions().ofChannel(ADMIN, NEWS, "", ALL).items())
        .extracting(subscription -> subscription.account())
        .containsExactly(BOB);
    assertThat(herald.readSubscriptions().ofAccount(ADMIN, ANN, ALL).items())
        .extracting(view -> view.subscription().channel())
        .containsExactly(SPORT);
  }

  @Test
  void tellsWhoNoLongerFollows() {
    unsubscribe(NEWS, ANN);

    assertThat(events()).endsWith(new Unsubscribed(NEWS, ANN, NotificationMode.NOTIFY, LATER));
  }

  @Test
  void accountThatDoesNotFollowIsNoErrorAndNoEvent() {
    unsubscribe(NEWS, ANN);
    var before = events();

    assertThat(unsubscribe(NEWS, ANN)).isFalse();
    assertThat(unsubscribe(NEWS, new AccountId("cyd"))).isFalse();
    assertThat(events()).isEqualTo(before);
    assertThat(herald.readChannels().get(ADMIN, NEWS).subscriberCount()).isEqualTo(1);
  }

  @Test
  void refusesAChannelThatIsNotThere() {
    assertRefused(Refusal.ChannelNotFound.class, () -> unsubscribe(new ChannelId("none"), ANN));
  }

  private boolean unsubscribe(ChannelId channel, AccountId account) {
    return herald.unsubscribeFromChannel().unsubscribe(ADMIN, channel, account);
  }
}
