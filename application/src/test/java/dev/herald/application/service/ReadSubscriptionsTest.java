package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.view.PageRequest;
import dev.herald.application.view.SubscriptionView;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.refusal.Refusal;
import org.junit.jupiter.api.Test;

class ReadSubscriptionsTest extends Story {

  @Test
  void listsWhoFollowsAChannelAPageAtATime() {
    givenChannel(NEWS);
    var bob = subscribe(NEWS, BOB).subscription().subscription();
    var ann = subscribe(NEWS, ANN).subscription().subscription();

    var first = herald.readSubscriptions().ofChannel(ADMIN, NEWS, "", PageRequest.first(1));
    var second =
        herald.readSubscriptions().ofChannel(ADMIN, NEWS, "", new PageRequest(1, first.next()));

    assertThat(first.items()).containsExactly(bob);
    assertThat(second.items()).containsExactly(ann);
    assertThat(second.next()).isEmpty();
  }

  @Test
  void listsNobodyWhereNobodyFollows() {
    givenChannel(NEWS);

    assertThat(herald.readSubscriptions().ofChannel(ADMIN, NEWS, "", ALL).items()).isEmpty();
    assertThat(herald.readSubscriptions().ofAccount(ADMIN, ANN, ALL).items()).isEmpty();
  }

  @Test
  void knowsHowMuchIsUnreadInEachChannel() {
    givenChannel(NEWS);
    givenChannel(SPORT);
    givenPost(SPORT, "Before she came");
    subscribe(SPORT, ANN);
    subscribe(NEWS, ANN);
    givenPost(SPORT, "Goal");
    givenPost(SPORT, "Another goal");

    assertThat(herald.readSubscriptions().ofAccount(ADMIN, ANN, ALL).items())
        .extracting(SubscriptionView::unread)
        .containsExactly(2L, 0L);
  }

  @Test
  void readsOneSubscription() {
    givenChannel(NEWS);
    givenChannel(SPORT);
    subscribe(NEWS, ANN);
    givenPost(NEWS, "First");
    var view = herald.readSubscriptions().get(ADMIN, NEWS, ANN);

    assertThat(herald.readSubscriptions().ofAccount(ADMIN, ANN, ALL).items()).containsExactly(view);
    assertThat(view.unread()).isEqualTo(1);
    assertRefused(
        Refusal.SubscriptionNotFound.class, () -> herald.readSubscriptions().get(ADMIN, NEWS, BOB));
    assertRefused(
        Refusal.SubscriptionNotFound.class,
        () -> herald.readSubscriptions().get(ADMIN, SPORT, ANN));
    givenDeleted(NEWS);
    assertRefused(
        Refusal.ChannelNotFound.class, () -> herald.readSubscriptions().get(ADMIN, NEWS, ANN));
  }

  @Test
  void countsAndListsTheSubscriptionsOfAnAccountFromAnOffset() {
    givenChannel(NEWS);
    givenChannel(SPORT);
    var sport = subscribe(SPORT, ANN).subscription();
    var news = subscribe(NEWS, ANN).subscription();
    subscribe(NEWS, BOB);
    var reading = herald.readSubscriptions();

    assertThat(reading.countOfAccount(ADMIN, ANN)).isEqualTo(2);
    assertThat(reading.countOfAccount(ADMIN, new AccountId("cyd"))).isZero();
    assertThat(reading.ofAccount(ADMIN, ANN, 0, 1)).containsExactly(sport);
    assertThat(reading.ofAccount(ADMIN, ANN, 1, 1)).containsExactly(news);
    assertThat(reading.ofAccount(ADMIN, ANN, 0, Integer.MAX_VALUE)).containsExactly(sport, news);
    assertThat(reading.ofAccount(ADMIN, ANN, 0, 0)).isEmpty();
    assertThat(reading.ofAccount(ADMIN, ANN, 2, 1)).isEmpty();
    assertInvalid(
        () -> reading.ofAccount(ADMIN, ANN, -1, -1), "offset.out_of_range", "limit.out_of_range");
  }

  @Test
  void listsTheSubscribersThatAreSoughtAPageAtATime() {
    givenChannel(NEWS);
    var ann = subscribe(NEWS, ANN).subscription().subscription();
    subscribe(NEWS, BOB);
    var anna = subscribe(NEWS, new AccountId("anna")).subscription().subscription();

    var first = herald.readSubscriptions().ofChannel(ADMIN, NEWS, " AN\t", PageRequest.first(1));
    var rest = new PageRequest(1, first.next());

    assertThat(first.items()).containsExactly(ann);
    assertThat(herald.readSubscriptions().ofChannel(ADMIN, NEWS, "an", rest).items())
        .containsExactly(anna);
    assertThat(herald.readSubscriptions().ofChannel(ADMIN, NEWS, " \u3000", ALL).items())
        .hasSize(3);
  }

  @Test
  void refusesAChannelThatIsNotThere() {
    givenChannel(NEWS);

    assertRefused(
        Refusal.ChannelNotFound.class,
        () -> herald.readSubscriptions().ofChannel(ADMIN, SPORT, "", ALL));
  }
}
