package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.port.in.account.EditAccount;
import dev.herald.application.port.in.account.ImportAccounts;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.testkit.Samples;
import dev.herald.domain.account.Account;
import dev.herald.domain.event.DomainEvent.Unsubscribed;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.NotificationMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Accounts are imported, edited and deleted. */
class AccountsTest extends Story {

  private static final Optional<String> NONE = Optional.empty();
  private static final String TOO_LONG = "x".repeat(501);

  // Import

  @Test
  void importedAccountsAreKnown() {
    importAll(command(ANN, "Ann", "ann.png"), new ImportAccounts.Command(BOB, NONE, NONE));

    assertThat(find(ANN)).contains(new Account(ANN, "Ann", "ann.png", Map.of()));
    assertThat(find(BOB)).contains(Account.of(BOB));
    assertThat(find(new AccountId("cyd"))).isEmpty();
    assertThat(events()).isEmpty();
  }

  @Test
  void importingAKnownAccountChangesWhatIsGivenAndNoMore() {
    importAll(command(ANN, "Ann", "ann.png"));
    edit(ANN, NONE, NONE, Map.of("city", "Seoul"));

    importAll(new ImportAccounts.Command(ANN, Optional.of("Anna"), NONE));
    importAll(new ImportAccounts.Command(ANN, NONE, Optional.of("")));

    assertThat(find(ANN)).contains(new Account(ANN, "Anna", "", Map.of("city", "Seoul")));
  }

  @Test
  void accountThatIsImportedTwiceIsAsItCameLast() {
    importAll(command(ANN, "One", "one.png"), command(ANN, "Two", "two.png"));

    assertThat(find(ANN)).contains(new Account(ANN, "Two", "two.png", Map.of()));
  }

  @Test
  void importsAllOrNone() {
    assertInvalid(
        () -> importAll(command(BOB, "Bob", ""), command(ANN, TOO_LONG, TOO_LONG)),
        "nick.too_long",
        "faceUrl.too_long");

    assertThat(find(BOB)).isEmpty();
  }

  // Edit

  @Test
  void editChangesWhatIsGivenAndAnswersWithTheWhole() {
    importAll(command(ANN, "Ann", "ann.png"));
    edit(ANN, NONE, NONE, Map.of("city", "Seoul", "age", "7"));

    var edited =
        edit(ANN, Optional.of("Anna"), NONE, Map.of("city", "Busan", "age", "", "job", "clerk"));

    assertThat(edited)
        .isEqualTo(new Account(ANN, "Anna", "ann.png", Map.of("city", "Busan", "job", "clerk")));
    assertThat(find(ANN)).contains(edited);
  }

  @Test
  void refusesToEditAnAccountThatIsNotKnown() {
    assertRefused(Refusal.AccountNotFound.class, () -> edit(ANN, NONE, NONE, Map.of()));
  }

  @Test
  void refusesWhatBreaksARule() {
    importAll(command(ANN, "Ann", "ann.png"));

    assertInvalid(
        () -> edit(ANN, Optional.of(TOO_LONG), Optional.of("new.png"), Map.of("key", TOO_LONG)),
        "nick.too_long",
        "attributes.too_long");
  }

  // Delete

  @Test
  void deletedAccountIsKnownNoMoreAndComesBackEmpty() {
    importAll(command(ANN, "Ann", "ann.png"), command(BOB, "Bob", ""));

    assertThat(delete(ANN)).isTrue();

    assertThat(find(ANN)).isEmpty();
    assertThat(find(BOB)).isPresent();
    assertThat(delete(ANN)).isFalse();
    importAll(new ImportAccounts.Command(ANN, NONE, NONE));
    assertThat(find(ANN)).contains(Account.of(ANN));
  }

  @Test
  void subscriptionsOfADeletedAccountEnd() {
    givenChannel(NEWS);
    givenChannel(SPORT);
    subscribe(SPORT, ANN);
    subscribe(NEWS, ANN);
    subscribe(NEWS, BOB);
    var later = NOW.plusSeconds(60);
    clock.set(later);

    delete(ANN);

    assertThat(events())
        .endsWith(
            new Unsubscribed(SPORT, ANN, NotificationMode.NOTIFY, later),
            new Unsubscribed(NEWS, ANN, NotificationMode.NOTIFY, later));
    assertThat(herald.readSubscriptions().ofAccount(ADMIN, ANN, ALL).items()).isEmpty();
    assertThat(herald.readSubscriptions().countOfAccount(ADMIN, BOB)).isEqualTo(1);
    assertThat(herald.readChannels().get(ADMIN, NEWS).subscriberCount()).isEqualTo(1);
    assertThat(herald.readChannels().get(ADMIN, SPORT).subscriberCount()).isZero();
  }

  @Test
  void subscriptionsOfADeletedAccountEndHoweverManyTheyAre() {
    for (var i = 0; i < 250; i++) {
      var id = new ChannelId("channel-no-" + i);
      givenChannel(id);
      subscribe(id, ANN);
    }

    delete(ANN);

    assertThat(herald.readSubscriptions().countOfAccount(ADMIN, ANN)).isZero();
    assertThat(events()).filteredOn(Unsubscribed.class::isInstance).hasSize(250);
  }

  @Test
  void subscriptionsOfADeletedAccountEndSomeAtATime() {
    givenManySubscriptions();
    var units = new Units(Integer.MAX_VALUE);

    deleteIn(units);

    assertThat(units.ended).hasSizeGreaterThan(2).allMatch(it -> it <= 50);
    assertThat(herald.readSubscriptions().countOfAccount(ADMIN, ANN)).isZero();
  }

  @Test
  void accountStaysKnownIfItsDeletionIsStoppedAndCanBeDeletedAgain() {
    givenManySubscriptions();

    assertThatThrownBy(() -> deleteIn(new Units(1))).hasMessage("stopped");
    assertThat(find(ANN)).isPresent();
    assertThat(herald.readSubscriptions().countOfAccount(ADMIN, ANN)).isBetween(1L, 119L);

    assertThat(delete(ANN)).isTrue();
    assertThat(herald.readSubscriptions().countOfAccount(ADMIN, ANN)).isZero();
    assertThat(events()).filteredOn(Unsubscribed.class::isInstance).hasSize(120);
  }

  private void givenManySubscriptions() {
    for (var i = 0; i < 120; i++) {
      var id = new ChannelId("channel-no-" + i);
      givenChannel(id);
      subscribe(id, ANN);
    }
  }

  private void deleteIn(UnitOfWork units) {
    var usual = ports.outbound();
    heraldWith(units, usual.imageStore(), usual.imageProcessor())
        .deleteAccount()
        .delete(ADMIN, ANN);
  }

  /** Counts how many subscriptions end in each unit, and stops after so many units. */
  private final class Units implements UnitOfWork {

    private final UnitOfWork usual = ports.outbound().unitOfWork();
    private final List<Long> ended = new ArrayList<>();
    private final int most;

    Units(int most) {
      this.most = most;
    }

    @Override
    public <T> T execute(Supplier<T> work) {
      if (ended.size() == most) throw new IllegalStateException("stopped");
      var before = herald.readSubscriptions().countOfAccount(ADMIN, ANN);
      var result = usual.execute(work);
      ended.add(before - herald.readSubscriptions().countOfAccount(ADMIN, ANN));
      return result;
    }

    @Override
    public <T> T executeUnseen(Supplier<T> work) {
      return execute(work);
    }

    @Override
    public long version() {
      return usual.version();
    }
  }

  @Test
  void channelsOfADeletedAccountStay() {
    var channel = givenChannel(NEWS);

    assertThat(delete(Samples.OWNER)).isTrue();

    assertThat(herald.readChannels().get(ADMIN, NEWS)).isEqualTo(channel);
    assertThat(find(Samples.OWNER)).isEmpty();
  }

  // The administrator

  @Test
  void administratorIsAlwaysKnown() {
    var administrator = AccountId.ADMINISTRATOR;
    assertThat(find(administrator)).contains(Account.of(administrator));

    edit(administrator, Optional.of("Admin"), NONE, Map.of());
    assertThat(find(administrator)).contains(Account.of(administrator).withNick("Admin"));

    assertThat(delete(administrator)).isTrue();
    assertThat(find(administrator)).contains(Account.of(administrator));
  }

  private Optional<Account> find(AccountId id) {
    return herald.readAccounts().find(ADMIN, id);
  }

  private static ImportAccounts.Command command(AccountId id, String nick, String faceUrl) {
    return new ImportAccounts.Command(id, Optional.of(nick), Optional.of(faceUrl));
  }

  private void importAll(ImportAccounts.Command... accounts) {
    herald.importAccounts().importAll(ADMIN, List.of(accounts));
  }

  private Account edit(
      AccountId id,
      Optional<String> nick,
      Optional<String> faceUrl,
      Map<String, String> attributes) {
    return herald.editAccount().edit(ADMIN, new EditAccount.Command(id, nick, faceUrl, attributes));
  }

  private boolean delete(AccountId id) {
    return herald.deleteAccount().delete(ADMIN, id);
  }
}
