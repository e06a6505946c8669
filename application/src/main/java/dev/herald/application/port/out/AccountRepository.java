package dev.herald.application.port.out;

import dev.herald.domain.account.Account;
import dev.herald.domain.id.AccountId;
import java.util.Optional;

/** Keeps accounts. What writes must be called inside a {@link UnitOfWork}. */
public interface AccountRepository {

  Optional<Account> find(AccountId id);

  /** Keeps an account, instead of what was kept of it if it is known. */
  void save(Account account);

  /**
   * Removes an account.
   *
   * @return whether it was there
   */
  boolean delete(AccountId id);
}
