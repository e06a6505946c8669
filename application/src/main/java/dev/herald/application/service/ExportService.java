package dev.herald.application.service;

import dev.herald.application.port.in.account.ExportAccount;
import dev.herald.application.port.out.AuditLog;
import dev.herald.application.port.out.ChannelRepository;
import dev.herald.application.port.out.SubscriptionRepository;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.view.AuditQuery;
import dev.herald.application.view.AuditRecord;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.access.Actor;
import dev.herald.domain.access.ActorId;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.audit.AuditAction;
import dev.herald.domain.audit.AuditSubject;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.permission.Permission;
import java.util.stream.Stream;

/** Brings together what is kept of an account. */
final class ExportService implements ExportAccount {

  private final UnitOfWork unitOfWork;
  private final KnownAccounts accounts;
  private final SubscriptionRepository subscriptions;
  private final ChannelRepository channels;
  private final AuditLog log;
  private final AuditTrail audit;

  ExportService(
      UnitOfWork unitOfWork,
      KnownAccounts accounts,
      SubscriptionRepository subscriptions,
      ChannelRepository channels,
      AuditLog log,
      AuditTrail audit) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
    this.subscriptions = subscriptions;
    this.channels = channels;
    this.log = log;
    this.audit = audit;
  }

  @Override
  public Export export(Actor actor, AccountId id) {
    actor.require(Permission.MANAGE_ACCOUNTS);
    if (isKeptOf(id)) {
      unitOfWork.executeUnseen(
          () -> {
            audit.note(actor, AuditAction.ACCOUNT_EXPORTED, AuditSubject.of(id));
            return true;
          });
    }
    return new Export(
        id,
        accounts.find(id),
        Pages.all(page -> subscriptions.ofAccount(id, ChannelScope.ALL, page)),
        Pages.all(page -> subscriptions.endedByDeletion(id, ChannelScope.ALL, 0, page)),
        owned(id),
        entries(id));
  }

  /** Or else who looks whether an account is forgotten would have it remembered again. */
  private boolean isKeptOf(AccountId id) {
    var one = PageRequest.first(1);
    return accounts.find(id).isPresent()
        || !subscriptions.ofAccount(id, ChannelScope.ALL, one).items().isEmpty()
        || !subscriptions.endedByDeletion(id, ChannelScope.ALL, 0, one).items().isEmpty()
        || !log.list(AuditQuery.all(one).about(AuditSubject.of(id))).items().isEmpty();
  }

  private Stream<ChannelId> owned(AccountId id) {
    return Pages.all(page -> channels.list("", ChannelScope.ALL, page))
        .map(view -> view.channel())
        .filter(channel -> channel.owner().equals(id))
        .map(channel -> channel.id());
  }

  private Stream<AuditRecord> entries(AccountId id) {
    var subject = AuditSubject.of(id);
    return Stream.concat(
        Pages.all(page -> log.list(AuditQuery.all(page).about(subject))),
        Pages.all(page -> log.list(AuditQuery.all(page).by(ActorId.account(id))))
            .filter(record -> !record.entry().subject().equals(subject)));
  }
}
