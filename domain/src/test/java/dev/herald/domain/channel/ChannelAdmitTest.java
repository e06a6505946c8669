package dev.herald.domain.channel;

import static dev.herald.domain.Samples.LIBRARY;
import static dev.herald.domain.Samples.MINA;
import static dev.herald.domain.Samples.NOW;
import static dev.herald.domain.Samples.libraryFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.herald.domain.event.Change;
import dev.herald.domain.event.DomainEvent;
import dev.herald.domain.event.DomainEvent.Subscribed;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.CustomString;
import dev.herald.domain.shared.NotificationMode;
import dev.herald.domain.subscription.Subscription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelAdmitTest {

  private static final CustomString FRIEND = new CustomString("friend of the library");

  @Test
  void letsAnAccountFollowTheChannel() {
    var admitted = libraryFor(3).admit(MINA, NotificationMode.SILENT, FRIEND, 0, 0, NOW);

    assertThat(admitted.result())
        .isEqualTo(new Subscription(LIBRARY, MINA, NOW, NotificationMode.SILENT, FRIEND, 0));
    assertThat(admitted.events())
        .containsExactly(new Subscribed(LIBRARY, MINA, NotificationMode.SILENT, NOW));
  }

  @Test
  void countsEarlierPostsAsRead() {
    var newcomer = libraryFor(3).admit(MINA, NotificationMode.NOTIFY, FRIEND, 0, 12, NOW).result();

    assertThat(newcomer.lastReadSequence()).isEqualTo(12);
    assertThat(newcomer.unread(12)).isZero();
    assertThat(newcomer.unread(13)).isOne();
  }

  @Test
  void saysNothingMoreWhileAPlaceIsLeft() {
    assertThat(admitTo(libraryFor(3), 1).events())
        .containsExactly(new Subscribed(LIBRARY, MINA, NotificationMode.NOTIFY, NOW));
  }

  @Test
  void saysThatTheChannelIsFullWhenTheLastPlaceIsTaken() {
    assertThat(admitTo(libraryFor(3), 2).events())
        .containsExactly(
            new Subscribed(LIBRARY, MINA, NotificationMode.NOTIFY, NOW),
            new DomainEvent.ChannelFull(LIBRARY, 3, NOW));
    assertThat(admitTo(libraryFor(1), 0).events())
        .containsExactly(
            new Subscribed(LIBRARY, MINA, NotificationMode.NOTIFY, NOW),
            new DomainEvent.ChannelFull(LIBRARY, 1, NOW));
  }

  /** With more than the limit: it was lowered when they were there already. */
  @ParameterizedTest
  @ValueSource(longs = {3, 4, 100_000})
  void refusesWhenNoPlaceIsLeft(long subscribers) {
    assertThatExceptionOfType(Refusal.ChannelFull.class)
        .isThrownBy(() -> admitTo(libraryFor(3), subscribers))
        .withMessage("The channel city-library takes no more subscribers: its limit is 3.");
  }

  private static Change<Subscription> admitTo(Channel channel, long subscribers) {
    return channel.admit(MINA, NotificationMode.NOTIFY, CustomString.NONE, subscribers, 0, NOW);
  }
}
