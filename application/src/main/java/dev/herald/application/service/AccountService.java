package dev.herald.application.service;

import dev.herald.application.port.in.account.DeleteAccount;
import dev.herald.application.port.in.account.EditAccount;
import dev.herald.application.port.in.account.EraseAccount;
import dev.herald.application.port.in.account.ImportAccounts;
import dev.herald.application.port.in.account.ReadAccounts;
import dev.herald.application.port.out.AccountRepository;
import dev.herald.application.port.out.AuditLog;
import dev.herald.application.port.out.EventLog;
import dev.herald.application.port.out.SubscriptionRepository;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.access.Actor;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.account.Account;
import dev.herald.domain.audit.AuditAction;
import dev.herald.domain.audit.AuditSubject;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.permission.Permission;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Imports, edits, deletes and reads accounts. */
final class AccountService
    implements ImportAccounts, EditAccount, DeleteAccount, EraseAccount, ReadAccounts {

  /** Small enough that publishers, who wait for the same writer, don't notice. */
  private static final int MOST_ENDED_AT_ONCE = 50;

  private final UnitOfWork unitOfWork;
  private final AccountRepository accounts;
  private final KnownAccounts known;
  private final SubscriptionRepository subscriptions;
  private final EventLog events;
  private final AuditTrail audit;
  private final AuditLog log;
  private final InstantSource clock;

  AccountService(
      UnitOfWork unitOfWork,
      AccountRepository accounts,
      KnownAccounts known,
      SubscriptionRepository subscriptions,
      EventLog events,
      AuditTrail audit,
      AuditLog log,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
    this.known = known;
    this.subscriptions = subscriptions;
    this.events = events;
    this.audit = audit;
    this.log = log;
    this.clock = clock;
  }

  @Override
  public void importAll(Actor actor, List<ImportAccounts.Command> imported) {
    actor.require(Permission.MANAGE_ACCOUNTS);
    unitOfWork.execute(() -> imported.forEach(command -> importOne(actor, command)));
  }

  private void importOne(Actor actor, ImportAccounts.Command command) {
    var before = accounts.find(command.id());
    var account = before.orElseGet(() -> Account.of(command.id()));
    var after = account.edit(command.nick(), command.faceUrl(), Map.of());
    if (before.equals(Optional.of(after))) return;
    save(actor, AuditAction.ACCOUNT_IMPORTED, account, after);
  }

  private void save(Actor actor, AuditAction action, Account before, Account after) {
    accounts.save(after);
    audit.note(actor, action, AuditSubject.of(after.id()), Changes.ofAccount(before, after));
  }

  @Override
  public Account edit(Actor actor, EditAccount.Command command) {
    actor.require(Permission.MANAGE_ACCOUNTS, command.id());
    return unitOfWork.execute(
        () -> {
          var account = known.get(command.id());
          var edited = account.edit(command.nick(), command.faceUrl(), command.attributes());
          if (!edited.equals(account)) save(actor, AuditAction.ACCOUNT_EDITED, account, edited);
          return edited;
        });
  }

  /**
   * Ends subscriptions in units of bounded size, and forgets the account in the same unit as the
   * last of them. If that is stopped in between, the account is still there, and to delete it again
   * does the rest.
   */
  @Override
  public boolean delete(Actor actor, AccountId id) {
    actor.require(Permission.MANAGE_ACCOUNTS);
    return untilAllHaveEnded(actor, id, endedSome -> forgetProfile(actor, id));
  }

  /** The last entry that names the account is renamed with those before it. */
  @Override
  public boolean erase(Actor actor, AccountId id) {
    actor.require(Permission.MANAGE_ACCOUNTS);
    return untilAllHaveEnded(
        actor,
        id,
        endedSome -> {
          var hadProfile = accounts.delete(id);
          if (!endedSome && !hadProfile && !log.names(id)) return false;
          audit.note(actor, AuditAction.ACCOUNT_ERASED, AuditSubject.of(id));
          log.forget(id);
          return true;
        });
  }

  /**
   * Returns what the last step does, in the unit that ends the last subscriptions.
   *
   * @param lastStep is told whether there were any
   */
  private boolean untilAllHaveEnded(Actor actor, AccountId id, Predicate<Boolean> lastStep) {
    var endedSome = false;
    while (true) {
      var before = endedSome;
      var result =
          unitOfWork.execute(
              () -> {
                var ended = endSome(actor, id);
                return ended == MOST_ENDED_AT_ONCE // there may be more
                    ? Optional.<Boolean>empty()
                    : Optional.of(lastStep.test(before || ended > 0));
              });
      if (result.isPresent()) return result.get();
      endedSome = true;
    }
  }

  /** Returns how many subscriptions it ended; those of deleted channels have, but are kept. */
  private int endSome(Actor actor, AccountId id) {
    var some = subscriptions.ofAccount(id, ChannelScope.ALL, 0, MOST_ENDED_AT_ONCE);
    var now = clock.instant();
    for (var view : some) {
      subscriptions.delete(view.subscription());
      events.appendAll(actor.id(), view.subscription().end(now).events());
    }
    if (some.size() == MOST_ENDED_AT_ONCE) return some.size();
    var rest = PageRequest.first(MOST_ENDED_AT_ONCE - some.size());
    var ofDeleted = subscriptions.endedByDeletion(id, ChannelScope.ALL, 0, rest).items();
    ofDeleted.forEach(subscriptions::delete);
    return some.size() + ofDeleted.size();
  }

  /** Whether the account was known. */
  private boolean forgetProfile(Actor actor, AccountId id) {
    var wasKnown = known.find(id).isPresent();
    if (accounts.delete(id)) audit.note(actor, AuditAction.ACCOUNT_DELETED, AuditSubject.of(id));
    return wasKnown;
  }

  @Override
  public Optional<Account> find(Actor actor, AccountId id) {
    actor.require(Permission.READ_ACCOUNTS, id);
    return known.find(id);
  }
}
