package dev.herald.application.service;

import dev.herald.application.port.in.account.EditAccount;
import dev.herald.application.port.in.account.ImportAccounts;
import dev.herald.application.port.in.account.ReadAccounts;
import dev.herald.application.port.out.AccountRepository;
import dev.herald.application.port.out.EventLog;
import dev.herald.application.port.out.SubscriptionRepository;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.domain.account.Account;
import dev.herald.domain.id.AccountId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Imports, edits, deletes and reads accounts. */
final class AccountService implements ReadAccounts {

  private final UnitOfWork unitOfWork;
  private final AccountRepository accounts;
  private final KnownAccounts known;
  private final SubscriptionRepository subscriptions;
  private final EventLog events;
  private final InstantSource clock;

  AccountService(
      UnitOfWork unitOfWork,
      AccountRepository accounts,
      KnownAccounts known,
      SubscriptionRepository subscriptions,
      EventLog events,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
    this.known = known;
    this.subscriptions = subscriptions;
    this.events = events;
    this.clock = clock;
  }

  void importAll(List<ImportAccounts.Command> imported) {
    unitOfWork.execute(() -> imported.forEach(this::importOne));
  }

  private void importOne(ImportAccounts.Command command) {
    var before = accounts.find(command.id());
    var account = before.orElseGet(() -> Account.of(command.id()));
    var after = account.edit(command.nick(), command.faceUrl(), Map.of());
    if (!before.equals(Optional.of(after))) accounts.save(after);
  }

  Account edit(EditAccount.Command command) {
    return unitOfWork.execute(
        () -> {
          var account = known.get(command.id());
          var edited = account.edit(command.nick(), command.faceUrl(), command.attributes());
          if (!edited.equals(account)) accounts.save(edited);
          return edited;
        });
  }

  boolean delete(AccountId id) {
    return unitOfWork.execute(
        () -> {
          var wasKnown = known.find(id).isPresent();
          var now = clock.instant();
          endSubscriptions(id, now);
          accounts.delete(id);
          return wasKnown;
        });
  }

  private void endSubscriptions(AccountId account, Instant now) {
    for (var view : subscriptions.ofAccount(account, 0, Integer.MAX_VALUE)) {
      subscriptions.delete(view.subscription());
      events.appendAll(view.subscription().end(now).events());
    }
  }

  @Override
  public Optional<Account> find(AccountId id) {
    return known.find(id);
  }
}
