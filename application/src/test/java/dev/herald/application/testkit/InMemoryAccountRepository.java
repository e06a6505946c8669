package dev.herald.application.testkit;

import dev.herald.application.port.out.AccountRepository;
import dev.herald.domain.account.Account;
import dev.herald.domain.id.AccountId;
import java.util.Optional;

public final class InMemoryAccountRepository implements AccountRepository {

  private final InMemoryStore store;

  public InMemoryAccountRepository(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public Optional<Account> find(AccountId id) {
    return Optional.ofNullable(store.read().accounts.get(id));
  }

  @Override
  public void save(Account account) {
    store.write().accounts.put(account.id(), account);
  }

  @Override
  public boolean delete(AccountId id) {
    return store.write().accounts.remove(id) != null;
  }
}
