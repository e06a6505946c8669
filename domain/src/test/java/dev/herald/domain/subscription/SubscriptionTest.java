package dev.herald.domain.subscription;

import static dev.herald.domain.Samples.LIBRARY;
import static dev.herald.domain.Samples.MINA;
import static dev.herald.domain.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.herald.domain.event.DomainEvent.SubscriptionEdited;
import dev.herald.domain.event.DomainEvent.Unsubscribed;
import dev.herald.domain.shared.CustomString;
import dev.herald.domain.shared.NotificationMode;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SubscriptionTest {

  @Test
  void changesHowPostsAreDelivered() {
    assertThat(readTo(3).withDelivery(NotificationMode.MUTED))
        .isEqualTo(
            new Subscription(
                LIBRARY, MINA, NOW, NotificationMode.MUTED, new CustomString("friend"), 3));
  }

  @Test
  void changesWhatAnAppKeepsWithIt() {
    assertThat(readTo(3).withCustomString(new CustomString("member")))
        .isEqualTo(
            new Subscription(
                LIBRARY, MINA, NOW, NotificationMode.NOTIFY, new CustomString("member"), 3));
  }

  @Test
  void isEditedWithAnEvent() {
    var later = NOW.plusSeconds(60);

    var edited = readTo(3).edit(Optional.of(NotificationMode.SILENT), Optional.empty(), later);

    assertThat(edited.result()).isEqualTo(readTo(3).withDelivery(NotificationMode.SILENT));
    assertThat(edited.events())
        .containsExactly(
            new SubscriptionEdited(
                LIBRARY, MINA, NotificationMode.NOTIFY, NotificationMode.SILENT, later));
  }

  @Test
  void isNotEditedWhereAllIsSoAlready() {
    var same =
        readTo(3)
            .edit(Optional.of(readTo(3).delivery()), Optional.of(new CustomString("friend")), NOW);

    assertThat(same.result()).isEqualTo(readTo(3));
    assertThat(same.events()).isEmpty();
  }

  @Test
  void movesForwardAsPostsAreRead() {
    assertThat(readTo(3).readUpTo(5, 8)).isEqualTo(readTo(5));
    assertThat(readTo(3).readUpTo(8, 8)).isEqualTo(readTo(8));
  }

  @Test
  void staysWhereItIsIfAnEarlierPostIsReadAgain() {
    assertThat(readTo(3).readUpTo(2, 8)).isEqualTo(readTo(3));
    assertThat(readTo(3).readUpTo(-1, 8)).isEqualTo(readTo(3));
  }

  @Test
  void takesAPostThatIsNotPublishedYetForTheNewest() {
    assertThat(readTo(3).readUpTo(9, 8)).isEqualTo(readTo(8));
    assertThat(readTo(3).readUpTo(Long.MAX_VALUE, 8)).isEqualTo(readTo(8));
  }

  @Test
  void countsWhatIsNotRead() {
    assertThat(readTo(0).unread(0)).isZero();
    assertThat(readTo(3).unread(8)).isEqualTo(5);
    assertThat(readTo(8).unread(8)).isZero();
    assertThat(readTo(8).unread(7)).isZero();
  }

  @Test
  void endsWithAnEventAndIsReturnedAsItWas() {
    var ended = readTo(3).end(NOW.plusSeconds(60));

    assertThat(ended.result()).isEqualTo(readTo(3));
    assertThat(ended.events())
        .containsExactly(
            new Unsubscribed(LIBRARY, MINA, NotificationMode.NOTIFY, NOW.plusSeconds(60)));
  }

  @Test
  void isNeverReadToBelowZero() {
    assertThatIllegalArgumentException().isThrownBy(() -> readTo(-1));
  }

  @Test
  void isNeverIncomplete() {
    var none = CustomString.NONE;
    var notify = NotificationMode.NOTIFY;
    assertThatNullPointerException()
        .isThrownBy(() -> new Subscription(null, MINA, NOW, notify, none, 0));
    assertThatNullPointerException()
        .isThrownBy(() -> new Subscription(LIBRARY, null, NOW, notify, none, 0));
    assertThatNullPointerException()
        .isThrownBy(() -> new Subscription(LIBRARY, MINA, null, notify, none, 0));
    assertThatNullPointerException().isThrownBy(() -> readTo(0).withDelivery(null));
    assertThatNullPointerException().isThrownBy(() -> readTo(0).withCustomString(null));
  }

  @Property
  void neverMovesBackNorBeyondTheNewestPost(
      @ForAll @LongRange long before, @ForAll long sequence, @ForAll @LongRange long newest) {
    var after = readTo(before).readUpTo(sequence, newest);

    assertThat(after.lastReadSequence()).isBetween(before, Math.max(before, newest));
    assertThat(after.readUpTo(sequence, newest)).isEqualTo(after);
  }

  @Property
  void neverHasLessThanNothingUnreadAndNeverMoreForReading(
      @ForAll @LongRange long before, @ForAll long sequence, @ForAll @LongRange long newest) {
    var subscription = readTo(before);
    var unread = subscription.unread(newest);

    assertThat(unread).isBetween(0L, newest);
    assertThat(subscription.readUpTo(sequence, newest).unread(newest)).isBetween(0L, unread);
    assertThat(subscription.readUpTo(newest, newest).unread(newest)).isZero();
  }

  private static Subscription readTo(long sequence) {
    return new Subscription(
        LIBRARY, MINA, NOW, NotificationMode.NOTIFY, new CustomString("friend"), sequence);
  }
}
