package dev.herald.application.port.out;

import dev.herald.application.view.AuditQuery;
import dev.herald.application.view.AuditRecord;
import dev.herald.application.view.Page;
import dev.herald.domain.access.ActorId;
import dev.herald.domain.audit.AuditChain;
import dev.herald.domain.audit.AuditEntry;
import dev.herald.domain.id.AccountId;
import java.time.Instant;

/**
 * Keeps who did what, as a chain: each entry has the {@linkplain AuditChain hash} of itself and the
 * one before it. Entries are added at the end and forgotten from the start, and nothing else is
 * ever done to them. What writes must be called inside a {@link UnitOfWork}.
 *
 * <p>Accounts are kept under pseudonyms, and only these are in the chain. Which account a pseudonym
 * stands for is kept beside it, so that it can be {@linkplain #forget forgotten} while the chain
 * stays as it is.
 */
public interface AuditLog extends AuditEntries {

  /**
   * Adds an entry at the end. It is there if and only if the unit of work is done; whether the unit
   * itself finds it before that is not promised.
   */
  void append(AuditEntry entry);

  /** Entries, newest first, with the accounts that are known by their own names. */
  Page<AuditRecord> list(AuditQuery query);

  /** Whether somebody is known to have used a token from this address. */
  boolean isKnown(ActorId actor, String address);

  /**
   * Forgets the oldest entries, as far as all of them are from before a moment.
   *
   * @param most how many at the most
   * @return how many
   */
  int forgetBefore(Instant moment, int most);

  /** Whether it is known which pseudonym stands for an account. */
  boolean names(AccountId account);

  /**
   * Forgets which account a pseudonym stands for: from now on, entries about the account name the
   * pseudonym. If something is done to an account of this name again, that has another one.
   */
  void forget(AccountId account);
}
