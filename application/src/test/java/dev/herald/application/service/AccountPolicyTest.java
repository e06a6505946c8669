package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.account.ImportAccounts;
import dev.herald.application.port.in.channel.CreateChannel;
import dev.herald.application.port.in.subscription.SubscribeToChannel;
import dev.herald.application.testkit.Samples;
import dev.herald.domain.account.Account;
import dev.herald.domain.account.AccountPolicy;
import dev.herald.domain.channel.SubscriberLimit;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.post.PublishingPolicy;
import dev.herald.domain.refusal.Refusal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of accounts that nobody has imported. */
class AccountPolicyTest extends Story {

  private final UseCases strict =
      Services.over(ports.outbound(), PublishingPolicy.NONE, AccountPolicy.STRICT);

  // Imported on use

  @Test
  void ownerIsImportedWithItsChannel() {
    givenChannel(NEWS);

    assertThat(herald.readAccounts().find(ADMIN, Samples.OWNER))
        .contains(Account.of(Samples.OWNER));
  }

  @Test
  void subscriberIsImportedWithItsSubscription() {
    givenChannel(NEWS);
    subscribe(NEWS, ANN);

    assertThat(herald.readAccounts().find(ADMIN, ANN)).contains(Account.of(ANN));
    assertThat(herald.readAccounts().find(ADMIN, BOB)).isEmpty();
  }

  @Test
  void knownAccountStaysAsItIs() {
    importOne(ANN, "Ann");

    create(herald, NEWS, ANN);
    subscribe(NEWS, ANN);

    assertThat(herald.readAccounts().find(ADMIN, ANN)).contains(Account.of(ANN).withNick("Ann"));
  }

  @Test
  void accountOfARefusedRequestIsNotImported() {
    var full = Samples.channelInfo("News").withSubscriberLimit(new SubscriberLimit(1));
    givenChannel(NEWS, full);
    subscribe(NEWS, BOB);

    assertRefused(Refusal.ChannelFull.class, () -> subscribe(NEWS, ANN));
    assertRefused(Refusal.ChannelExists.class, () -> create(herald, NEWS, ANN));
    assertRefused(Refusal.ChannelNotFound.class, () -> subscribe(SPORT, ANN));

    assertThat(herald.readAccounts().find(ADMIN, ANN)).isEmpty();
  }

  // Strict

  @Test
  void strictPolicyRefusesUnknownAccounts() {
    givenChannel(SPORT);

    assertRefused(Refusal.AccountNotFound.class, () -> create(strict, NEWS, ANN));
    assertRefused(Refusal.AccountNotFound.class, () -> subscribe(strict, SPORT, ANN));

    assertThat(strict.readAccounts().find(ADMIN, ANN)).isEmpty();
  }

  @Test
  void strictPolicyTakesImportedAccountsAndTheAdministrator() {
    importOne(ANN, "Ann");

    create(strict, NEWS, ANN);
    create(strict, SPORT, AccountId.ADMINISTRATOR);
    subscribe(strict, NEWS, ANN);
    subscribe(strict, NEWS, AccountId.ADMINISTRATOR);

    assertThat(strict.readChannels().get(ADMIN, NEWS).subscriberCount()).isEqualTo(2);
  }

  @Test
  void strictPolicyLeavesThoseAloneWhoFollowAlready() {
    givenChannel(NEWS);
    subscribe(NEWS, ANN);
    ports.outbound().unitOfWork().execute(() -> ports.outbound().accounts().delete(ANN));

    subscribe(strict, NEWS, ANN);

    assertThat(strict.readAccounts().find(ADMIN, ANN)).isEmpty();
  }

  @Test
  void strictPolicyRefusesDeletedAccounts() {
    importOne(ANN, "Ann");
    herald.deleteAccount().delete(ADMIN, ANN);

    assertRefused(Refusal.AccountNotFound.class, () -> create(strict, NEWS, ANN));
  }

  private void importOne(AccountId id, String nick) {
    herald
        .importAccounts()
        .importAll(
            ADMIN, List.of(new ImportAccounts.Command(id, Optional.of(nick), Optional.empty())));
  }

  private static void create(UseCases useCases, ChannelId id, AccountId owner) {
    useCases
        .createChannel()
        .create(
            ADMIN,
            new CreateChannel.Command(
                Optional.of(id), owner, Samples.channelInfo("News"), Optional.empty()));
  }

  private static void subscribe(UseCases useCases, ChannelId channel, AccountId account) {
    useCases
        .subscribeToChannel()
        .subscribe(
            ADMIN,
            new SubscribeToChannel.Command(channel, account, Optional.empty(), Optional.empty()));
  }
}
