package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.subscription.MarkRead;
import dev.herald.application.view.SubscriptionView;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.refusal.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MarkReadTest extends Story {

  @BeforeEach
  void givenTwoWhoHaveNotReadThreePosts() {
    givenChannel(NEWS);
    givenPost(NEWS, "Before they came");
    subscribe(NEWS, ANN);
    subscribe(NEWS, BOB);
    for (var text : new String[] {"A", "B", "C"}) givenPost(NEWS, text);
  }

  @Test
  void postsUpToTheOneThatWasReadAreRead() {
    assertThat(unread()).isEqualTo(3);

    var read = markRead(NEWS, ANN, 3);

    assertThat(read.subscription().lastReadSequence()).isEqualTo(3);
    assertThat(read.lastSequence()).isEqualTo(4);
    assertThat(read.unread()).isEqualTo(1);
    assertThat(herald.readSubscriptions().ofAccount(ADMIN, ANN, ALL).items()).containsExactly(read);
  }

  @Test
  void neverMovesBack() {
    var read = markRead(NEWS, ANN, 3);

    assertThat(markRead(NEWS, ANN, 2)).isEqualTo(read);
    assertThat(markRead(NEWS, ANN, 0)).isEqualTo(read);
    assertThat(unread()).isEqualTo(1);
  }

  @Test
  void postsThatWereThereBeforeTheSubscriberStayRead() {
    assertThat(markRead(NEWS, ANN, 0).subscription().lastReadSequence()).isEqualTo(1);
  }

  @Test
  void neverMovesBeyondTheNewestPost() {
    assertThat(markRead(NEWS, ANN, 5).subscription().lastReadSequence()).isEqualTo(4);
    assertThat(markRead(NEWS, ANN, Long.MAX_VALUE).unread()).isZero();

    givenPost(NEWS, "D");

    assertThat(unread()).isEqualTo(1);
  }

  @Test
  void recalledPostsCountUntilTheyAreRead() {
    givenRecalled(givenPost(NEWS, "D"));

    assertThat(unread()).isEqualTo(4);
    assertThat(markRead(NEWS, ANN, 5).unread()).isZero();
  }

  @Test
  void everySubscriberReadsForThemselves() {
    markRead(NEWS, ANN, 4);

    assertThat(herald.readSubscriptions().ofAccount(ADMIN, BOB, ALL).items())
        .extracting(SubscriptionView::unread)
        .containsExactly(3L);
  }

  @Test
  void readingIsNoEvent() {
    var before = events();

    markRead(NEWS, ANN, 4);

    assertThat(events()).isEqualTo(before);
  }

  @Test
  void refusesAnAccountThatDoesNotFollowTheChannel() {
    assertRefused(
        Refusal.SubscriptionNotFound.class, () -> markRead(NEWS, new AccountId("cyd"), 1));

    herald.unsubscribeFromChannel().unsubscribe(ADMIN, NEWS, ANN);

    assertRefused(Refusal.SubscriptionNotFound.class, () -> markRead(NEWS, ANN, 1));
  }

  @Test
  void refusesAChannelThatIsNotThere() {
    assertRefused(Refusal.ChannelNotFound.class, () -> markRead(SPORT, ANN, 1));
  }

  private SubscriptionView markRead(ChannelId channel, AccountId account, long sequence) {
    return herald.markRead().markRead(ADMIN, new MarkRead.Command(channel, account, sequence));
  }

  /** How many posts Ann has not read. */
  private long unread() {
    return herald.readSubscriptions().ofAccount(ADMIN, ANN, ALL).items().get(0).unread();
  }
}
