package dev.herald.application.service;

import dev.herald.application.port.out.AccountRepository;
import dev.herald.domain.account.Account;
import dev.herald.domain.account.AccountPolicy;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.refusal.Refusal;
import java.util.Optional;

/** Knows accounts, and what becomes of one that is used without being known. */
final class KnownAccounts {

  private final AccountRepository accounts;
  private final AccountPolicy policy;

  KnownAccounts(AccountRepository accounts, AccountPolicy policy) {
    this.accounts = accounts;
    this.policy = policy;
  }

  Optional<Account> find(AccountId id) {
    return accounts
        .find(id)
        .or(() -> Optional.of(id).filter(AccountId.ADMINISTRATOR::equals).map(Account::of));
  }

  /**
   * The account.
   *
   * @throws Refusal.AccountNotFound it is not known
   */
  Account get(AccountId id) {
    return find(id).orElseThrow(() -> new Refusal.AccountNotFound(id));
  }

  /**
   * Makes sure that an account is known before it owns or follows a channel.
   *
   * @throws Refusal.AccountNotFound it is not, and the policy does not import it
   */
  void require(AccountId id) {
    if (policy == AccountPolicy.STRICT) get(id);
    else if (find(id).isEmpty()) accounts.save(Account.of(id));
  }
}
