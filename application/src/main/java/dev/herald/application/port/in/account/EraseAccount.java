package dev.herald.application.port.in.account;

import dev.herald.domain.access.Actor;
import dev.herald.domain.id.AccountId;

/** Erases what is kept of an account. */
@FunctionalInterface
public interface EraseAccount {

  /**
   * Deletes an account as {@link DeleteAccount} does, whether it is known or not, and has the audit
   * log name it by a pseudonym from then on. Events name it until they are forgotten, as receivers
   * must learn whom to forget; channels that it owns name it for as long as they are there.
   *
   * @return whether there was anything to erase; if not, nothing is noted either
   */
  boolean erase(Actor actor, AccountId id);
}
