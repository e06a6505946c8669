package dev.herald.application.port.in.account;

import dev.herald.domain.access.Actor;
import dev.herald.domain.account.Account;
import dev.herald.domain.id.AccountId;
import java.util.Optional;

/** Reads accounts. */
@FunctionalInterface
public interface ReadAccounts {

  /** The account, if it is known. {@link AccountId#ADMINISTRATOR} always is. */
  Optional<Account> find(Actor actor, AccountId id);
}
