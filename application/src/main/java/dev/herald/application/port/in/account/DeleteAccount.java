package dev.herald.application.port.in.account;

import dev.herald.domain.id.AccountId;

/** Forgets an account. */
@FunctionalInterface
public interface DeleteAccount {

  /**
   * Forgets an account, and ends all its subscriptions. Channels that it owns stay as they are. Of
   * {@link AccountId#ADMINISTRATOR}, who is always known, everything but the name is forgotten.
   *
   * @return whether it was known
   */
  boolean delete(AccountId id);
}
