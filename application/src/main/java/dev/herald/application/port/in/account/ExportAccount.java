package dev.herald.application.port.in.account;

import dev.herald.application.view.AuditRecord;
import dev.herald.application.view.SubscriptionView;
import dev.herald.domain.access.Actor;
import dev.herald.domain.account.Account;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import java.util.List;
import java.util.Optional;

/** Gives all that is kept of an account. */
@FunctionalInterface
public interface ExportAccount {

  /** What is kept of an account, whether it is known or not. It looks through all channels. */
  Export export(Actor actor, AccountId id);

  /**
   * What is kept of an account.
   *
   * @param profile empty if it is not known
   * @param owned the channels that it owns
   * @param audit what was done to it and by it, the newest first
   */
  record Export(
      AccountId id,
      Optional<Account> profile,
      List<SubscriptionView> subscriptions,
      List<ChannelId> owned,
      List<AuditRecord> audit) {}
}
