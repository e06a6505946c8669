package dev.herald.application.port.in.account;

import dev.herald.domain.access.Actor;
import dev.herald.domain.id.AccountId;

/** Forgets an account. */
@FunctionalInterface
public interface DeleteAccount {

  /**
   * Forgets an account, and ends all its subscriptions, some at a time: it returns when all of it
   * is durable. If it fails before that, the account is still known, and to delete it again does
   * the rest. Channels that it owns stay as they are. Of {@link AccountId#ADMINISTRATOR}, who is
   * always known, everything but the name is forgotten.
   *
   * @return whether it was known
   */
  boolean delete(Actor actor, AccountId id);
}
