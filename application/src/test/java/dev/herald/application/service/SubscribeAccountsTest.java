package dev.herald.application.service;

import static dev.herald.application.port.in.subscription.SubscribeAccounts.Outcome.ALREADY;
import static dev.herald.application.port.in.subscription.SubscribeAccounts.Outcome.REFUSED;
import static dev.herald.application.port.in.subscription.SubscribeAccounts.Outcome.SUBSCRIBED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.account.ImportAccounts;
import dev.herald.application.port.in.subscription.SubscribeAccounts.Outcome;
import dev.herald.application.port.out.webhook.Interceptor;
import dev.herald.application.port.out.webhook.OutgoingWebhooks;
import dev.herald.application.testkit.Samples;
import dev.herald.domain.account.Account;
import dev.herald.domain.account.AccountPolicy;
import dev.herald.domain.channel.SubscriberLimit;
import dev.herald.domain.event.DomainEvent.ChannelFull;
import dev.herald.domain.event.DomainEvent.Subscribed;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.post.PublishingPolicy;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.CustomString;
import dev.herald.domain.shared.NotificationMode;
import dev.herald.domain.subscription.Subscription;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SubscribeAccountsTest extends Story {

  private static final AccountId CYD = new AccountId("cyd");

  @Test
  void saysHowItWentWithEachInTheirOrder() {
    givenChannel(NEWS);
    subscribe(NEWS, BOB);

    assertThat(subscribe(herald, CYD, BOB, ANN)).containsExactly(SUBSCRIBED, ALREADY, SUBSCRIBED);

    assertThat(subscribers()).containsExactly(BOB, CYD, ANN);
    assertThat(events())
        .endsWith(
            new Subscribed(NEWS, CYD, NotificationMode.NOTIFY, NOW),
            new Subscribed(NEWS, ANN, NotificationMode.NOTIFY, NOW));
  }

  @Test
  void newSubscriberIsNotifiedAndHasNothingToCatchUpWith() {
    givenChannel(NEWS);
    givenPost(NEWS, "First");

    subscribe(herald, ANN);

    assertThat(herald.readSubscriptions().get(ADMIN, NEWS, ANN).subscription())
        .isEqualTo(new Subscription(NEWS, ANN, NOW, NotificationMode.NOTIFY, CustomString.NONE, 1));
  }

  @Test
  void thoseWhoFollowAlreadyFollowAsTheyDid() {
    givenChannel(NEWS);
    var before = subscribe(NEWS, ANN).subscription();
    clock.set(NOW.plusSeconds(60));

    subscribe(herald, ANN);

    assertThat(herald.readSubscriptions().get(ADMIN, NEWS, ANN)).isEqualTo(before);
  }

  @Test
  void accountThatIsNamedTwiceFollowsOnce() {
    givenChannel(NEWS);

    assertThat(subscribe(herald, ANN, BOB, ANN)).containsExactly(SUBSCRIBED, SUBSCRIBED, ALREADY);

    assertThat(subscribers()).containsExactly(ANN, BOB);
  }

  @Test
  void nobodyIsToFollow() {
    givenChannel(NEWS);
    var before = events();

    assertThat(subscribe(herald)).isEmpty();
    assertThat(events()).isEqualTo(before);
  }

  @Test
  void fullChannelRefusesThoseForWhomThereIsNoPlaceAndNeitherImportsThem() {
    givenChannel(NEWS, Samples.channelInfo("News").withSubscriberLimit(new SubscriberLimit(2)));
    subscribe(NEWS, BOB);

    assertThat(subscribe(herald, ANN, CYD, BOB)).containsExactly(SUBSCRIBED, REFUSED, ALREADY);

    assertThat(subscribers()).containsExactly(BOB, ANN);
    assertThat(events())
        .endsWith(
            new Subscribed(NEWS, ANN, NotificationMode.NOTIFY, NOW), new ChannelFull(NEWS, 2, NOW));
    assertThat(herald.readAccounts().find(ADMIN, ANN)).contains(Account.of(ANN));
    assertThat(herald.readAccounts().find(ADMIN, CYD)).isEmpty();
  }

  @Test
  void strictPolicyRefusesUnknownAccountsAlone() {
    givenChannel(NEWS);
    herald
        .importAccounts()
        .importAll(
            ADMIN, List.of(new ImportAccounts.Command(ANN, Optional.empty(), Optional.empty())));
    var strict = Services.over(ports.outbound(), PublishingPolicy.NONE, AccountPolicy.STRICT);

    assertThat(subscribe(strict, BOB, ANN)).containsExactly(REFUSED, SUBSCRIBED);

    assertThat(subscribers()).containsExactly(ANN);
    assertThat(herald.readAccounts().find(ADMIN, BOB)).isEmpty();
  }

  @Test
  void operatorKeepsSomeOut() {
    givenChannel(NEWS);
    var asking =
        heraldWith(
            new OutgoingWebhooks(
                keepingOut(BOB), Optional.empty(), OutgoingWebhooks.NONE.webhooks()));

    assertThat(subscribe(asking, ANN, BOB, CYD)).containsExactly(SUBSCRIBED, REFUSED, SUBSCRIBED);

    assertThat(subscribers()).containsExactly(ANN, CYD);
    assertThat(herald.readAccounts().find(ADMIN, BOB)).isEmpty();
  }

  private static Interceptor keepingOut(AccountId account) {
    return new Interceptor() {
      @Override
      public Set<AccountId> beforeSubscribe(ChannelId channel, List<AccountId> accounts) {
        return Set.of(account);
      }
    };
  }

  @Test
  void refusesAChannelThatIsNotThere() {
    givenDeleted(givenChannel(NEWS).channel().id());

    assertRefused(Refusal.ChannelNotFound.class, () -> subscribe(herald, ANN));
    assertThat(herald.readAccounts().find(ADMIN, ANN)).isEmpty();
  }

  private static List<Outcome> subscribe(UseCases useCases, AccountId... accounts) {
    return useCases.subscribeAccounts().subscribe(ADMIN, NEWS, List.of(accounts));
  }

  private List<AccountId> subscribers() {
    return herald
        .readSubscriptions()
        .ofChannel(ADMIN, NEWS, "", ALL)
        .map(Subscription::account)
        .items();
  }
}
