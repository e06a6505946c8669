package dev.herald.application.port.in.account;

import dev.herald.application.view.AuditRecord;
import dev.herald.application.view.SubscriptionView;
import dev.herald.domain.access.Actor;
import dev.herald.domain.account.Account;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.subscription.Subscription;
import java.util.Optional;
import java.util.stream.Stream;

/** Gives all that is kept of an account. */
@FunctionalInterface
public interface ExportAccount {

  /**
   * What is kept of an account, whether it is known or not. It looks through all channels, and is
   * noted in the audit log if there is anything. What may be long is read as it is asked for, once,
   * and so needs no more memory the longer it is; if it changes meanwhile, what is new may be
   * missing.
   */
  Export export(Actor actor, AccountId id);

  /**
   * What is kept of an account.
   *
   * @param profile empty if it is not known
   * @param ended those that ended with their channels, as long as the deletions are in the log
   * @param owned the channels that it owns
   * @param audit what was done to it, and then what it did elsewhere; the newest first in each
   */
  record Export(
      AccountId id,
      Optional<Account> profile,
      Stream<SubscriptionView> subscriptions,
      Stream<Subscription> ended,
      Stream<ChannelId> owned,
      Stream<AuditRecord> audit) {}
}
