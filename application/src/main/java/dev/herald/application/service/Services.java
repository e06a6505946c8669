package dev.herald.application.service;

import static java.time.temporal.ChronoUnit.MILLIS;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.access.IssueToken;
import dev.herald.application.port.in.access.ReadTokens;
import dev.herald.application.port.in.access.RevokeToken;
import dev.herald.application.port.in.account.EraseAccount;
import dev.herald.application.port.in.account.ExportAccount;
import dev.herald.application.port.in.account.ReadAccounts;
import dev.herald.application.port.in.audit.VerifyAuditLog;
import dev.herald.application.port.in.operation.AuditRetention;
import dev.herald.application.port.in.operation.BackupSchedule;
import dev.herald.application.port.in.operation.Backups;
import dev.herald.application.port.in.operation.EventRetention;
import dev.herald.application.port.in.operation.NoteRestore;
import dev.herald.application.port.in.operation.Surroundings;
import dev.herald.application.port.out.AccountRepository;
import dev.herald.application.port.out.AuditEntries;
import dev.herald.application.port.out.AuditLog;
import dev.herald.application.port.out.BackupStore;
import dev.herald.application.port.out.ChannelRepository;
import dev.herald.application.port.out.EventLog;
import dev.herald.application.port.out.IdGenerator;
import dev.herald.application.port.out.OutboundPorts;
import dev.herald.application.port.out.SessionRepository;
import dev.herald.application.port.out.SubscriptionRepository;
import dev.herald.application.port.out.TokenRepository;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.port.out.webhook.OutgoingWebhooks;
import dev.herald.domain.account.AccountPolicy;
import dev.herald.domain.audit.AuditAction;
import dev.herald.domain.audit.AuditChange;
import dev.herald.domain.audit.AuditSubject;
import dev.herald.domain.permission.Permission;
import dev.herald.domain.post.PublishingPolicy;
import java.time.InstantSource;

/** Makes the use cases: of real ports in a server, of in-memory ones in a test. */
public final class Services {

  private Services() {}

  /** The use cases over these ports, with no limit on how often channels publish. */
  public static UseCases over(OutboundPorts ports) {
    return over(ports, PublishingPolicy.NONE);
  }

  /** The use cases over these ports, importing accounts as they are used. */
  public static UseCases over(OutboundPorts ports, PublishingPolicy publishingPolicy) {
    return over(ports, publishingPolicy, AccountPolicy.IMPORT_ON_USE);
  }

  /** The use cases over these ports, calling no webhooks. */
  public static UseCases over(
      OutboundPorts ports, PublishingPolicy publishingPolicy, AccountPolicy accountPolicy) {
    return over(ports, publishingPolicy, accountPolicy, OutgoingWebhooks.NONE);
  }

  /** What is done with tokens, for a program that has nothing else of Herald running. */
  public record Tokens(IssueToken issue, ReadTokens read, RevokeToken revoke) {}

  /** Managing tokens alone. */
  public static Tokens tokens(
      UnitOfWork unitOfWork,
      TokenRepository tokens,
      SessionRepository sessions,
      ChannelRepository channels,
      AuditLog auditLog,
      IdGenerator ids,
      InstantSource clock) {
    InstantSource millis = () -> clock.instant().truncatedTo(MILLIS);
    var known = new KnownTokens(tokens, millis);
    var service =
        new TokenService(
            unitOfWork,
            tokens,
            sessions,
            channels,
            known,
            ids,
            new AuditTrail(auditLog, millis),
            millis);
    return new Tokens(service, service, service);
  }

  /** Noting what became of the data, for a program that has nothing else of Herald running. */
  public static NoteRestore noteRestore(
      UnitOfWork unitOfWork, AuditLog auditLog, InstantSource clock) {
    var audit = new AuditTrail(auditLog, () -> clock.instant().truncatedTo(MILLIS));
    return (actor, file, lastEvent) -> {
      actor.require(Permission.MANAGE_TOKENS);
      var changes = lastEvent.map(it -> AuditChange.to("lastEvent", it)).stream().toList();
      unitOfWork.execute(
          () -> audit.note(actor, AuditAction.BACKUP_RESTORED, AuditSubject.backup(file), changes));
    };
  }

  /** What privacy asks for, for a program that has nothing else of Herald running. */
  public record Accounts(ReadAccounts read, ExportAccount export, EraseAccount erase) {}

  /** Exporting and erasing accounts alone. */
  public static Accounts accounts(
      UnitOfWork unitOfWork,
      AccountRepository accounts,
      SubscriptionRepository subscriptions,
      ChannelRepository channels,
      EventLog events,
      AuditLog auditLog,
      InstantSource clock) {
    InstantSource millis = () -> clock.instant().truncatedTo(MILLIS);
    var audit = new AuditTrail(auditLog, millis);
    var known = new KnownAccounts(accounts, AccountPolicy.IMPORT_ON_USE);
    var service =
        new AccountService(
            unitOfWork, accounts, known, subscriptions, events, audit, auditLog, millis);
    var export = new ExportService(unitOfWork, known, subscriptions, channels, auditLog, audit);
    return new Accounts(service, export, service);
  }

  /** Following the chain of an audit log, for a program that has nothing else of Herald running. */
  public static VerifyAuditLog auditVerification(AuditEntries entries) {
    return new AuditVerification(entries);
  }

  /** Backups that are made when they are due, beside the use cases of what is backed up. */
  public static Backups backups(BackupStore store, BackupSchedule schedule, InstantSource clock) {
    var service = new BackupService(store, schedule, clock);
    return new Backups(service, service);
  }

  /** The use cases over these ports, which keep events as long as Herald does by default. */
  public static UseCases over(
      OutboundPorts ports,
      PublishingPolicy publishingPolicy,
      AccountPolicy accountPolicy,
      OutgoingWebhooks outgoing) {
    return over(ports, publishingPolicy, accountPolicy, outgoing, EventRetention.DEFAULT);
  }

  /** The use cases over these ports, which keep the audit log as long as Herald does by default. */
  public static UseCases over(
      OutboundPorts ports,
      PublishingPolicy publishingPolicy,
      AccountPolicy accountPolicy,
      OutgoingWebhooks outgoing,
      EventRetention retention) {
    return over(
        ports, publishingPolicy, accountPolicy, outgoing, retention, AuditRetention.DEFAULT);
  }

  /** The use cases over these ports, which know nothing of how Herald is run. */
  public static UseCases over(
      OutboundPorts ports,
      PublishingPolicy publishingPolicy,
      AccountPolicy accountPolicy,
      OutgoingWebhooks outgoing,
      EventRetention retention,
      AuditRetention auditRetention) {
    return over(
        ports,
        publishingPolicy,
        accountPolicy,
        outgoing,
        retention,
        auditRetention,
        Surroundings.UNKNOWN);
  }

  /** The use cases over these ports. */
  public static UseCases over(
      OutboundPorts ports,
      PublishingPolicy publishingPolicy,
      AccountPolicy accountPolicy,
      OutgoingWebhooks outgoing,
      EventRetention retention,
      AuditRetention auditRetention,
      Surroundings surroundings) {
    // Herald's times are whole milliseconds, so that what is answered is what will be read back.
    InstantSource clock = () -> ports.clock().instant().truncatedTo(MILLIS);
    var audit = new AuditTrail(ports.auditLog(), clock);
    var notes = new AccessNotes(ports.unitOfWork(), ports.auditLog(), clock);
    var idempotency = new Idempotency(ports.idempotency(), clock);
    var references = new ImageReferences(ports.images());
    var views = new PostViews(references);
    var known = new KnownAccounts(ports.accounts(), accountPolicy);

    var edits = new ChannelEdits(ports.channels(), ports.events(), audit);
    var channels =
        new ChannelService(
            ports.unitOfWork(),
            ports.channels(),
            edits,
            ports.events(),
            ports.ids(),
            known,
            audit,
            idempotency,
            references,
            outgoing.interceptor(),
            clock);
    var publisher =
        new Publisher(
            ports.posts(),
            ports.events(),
            ports.ids(),
            publishingPolicy,
            references,
            outgoing.interceptor(),
            clock);
    var pinning =
        new PinningService(ports.unitOfWork(), ports.channels(), ports.posts(), edits, clock);
    var recaller =
        new Recaller(ports.posts(), ports.channels(), edits, ports.events(), audit, clock);
    var publishing =
        new PublishingService(
            ports.unitOfWork(), ports.posts(), publisher, recaller, idempotency, views);
    var knownDrafts = new KnownDrafts(ports.drafts(), ports.posts(), ports.idempotency(), clock);
    var drafts =
        new DraftService(
            ports.unitOfWork(),
            ports.drafts(),
            knownDrafts,
            ports.ids(),
            audit,
            idempotency,
            references,
            clock);
    var crossPosting =
        new CrossPostingService(
            ports.unitOfWork(),
            ports.drafts(),
            knownDrafts,
            ports.ids(),
            audit,
            idempotency,
            references,
            clock);
    var draftPublisher = new DraftPublisher(publisher, knownDrafts, audit);
    var copying =
        new CopyingService(
            ports.unitOfWork(),
            ports.posts(),
            ports.drafts(),
            knownDrafts,
            recaller,
            ports.ids(),
            audit,
            idempotency,
            references,
            clock);
    var templates =
        new TemplateService(
            ports.unitOfWork(),
            ports.templates(),
            ports.drafts(),
            ports.posts(),
            knownDrafts,
            ports.ids(),
            audit,
            idempotency,
            references,
            clock);
    var draftPublishing =
        new DraftPublishingService(
            ports.unitOfWork(), ports.drafts(), knownDrafts, draftPublisher, views);
    var reading = new PostReader(ports.posts(), ports.channels(), views);
    var subscriptions =
        new SubscriptionService(
            ports.unitOfWork(),
            ports.channels(),
            ports.subscriptions(),
            ports.statistics(),
            known,
            ports.events(),
            audit,
            outgoing.interceptor(),
            clock);
    var accounts =
        new AccountService(
            ports.unitOfWork(),
            ports.accounts(),
            known,
            ports.subscriptions(),
            ports.events(),
            audit,
            ports.auditLog(),
            clock);
    var images =
        new ImageService(
            ports.unitOfWork(),
            ports.images(),
            ports.imageStore(),
            ports.imageProcessor(),
            audit,
            clock);
    var knownTokens = new KnownTokens(ports.tokens(), clock);
    var scheduledPublishing =
        new ScheduledPublishingService(
            ports.unitOfWork(),
            ports.drafts(),
            draftPublisher,
            new AbsentActors(knownTokens, clock),
            audit,
            ports.leases(),
            clock);
    var uses = new RecentUses(ports.unitOfWork(), ports.tokens(), ports.sessions(), clock);
    var access =
        new AccessService(
            ports.unitOfWork(),
            ports.tokens(),
            ports.sessions(),
            knownTokens,
            uses,
            ports.ids(),
            audit,
            clock);
    var tokens =
        new TokenService(
            ports.unitOfWork(),
            ports.tokens(),
            ports.sessions(),
            ports.channels(),
            knownTokens,
            ports.ids(),
            audit,
            clock);
    var tickets =
        new StreamTicketService(ports.channels(), knownTokens, ports.ticketSigner(), clock);
    var sessions =
        new SessionService(
            ports.unitOfWork(), ports.tokens(), ports.sessions(), uses, ports.ids(), audit, clock);
    var cleanUp =
        new CleanUpService(
            ports.unitOfWork(),
            ports.channels(),
            ports.posts(),
            ports.drafts(),
            ports.images(),
            ports.imageStore(),
            ports.idempotency(),
            ports.sessions(),
            ports.tokens(),
            uses,
            new LogRetention(
                ports.events(),
                ports.receiverPositions(),
                ports.deadLetters(),
                ports.webhooks(),
                outgoing,
                retention,
                clock),
            ports.auditLog(),
            auditRetention,
            notes,
            clock);
    var webhooks =
        new WebhookService(
            ports.unitOfWork(),
            ports.webhooks(),
            ports.receiverPositions(),
            ports.deliveryQueue(),
            ports.deadLetters(),
            ports.events(),
            audit,
            ports.ids(),
            clock);
    var deliveries =
        new DeliveryService(
            ports.unitOfWork(),
            ports.receiverPositions(),
            ports.deliveryQueue(),
            ports.deadLetters(),
            audit,
            clock);
    var relay =
        new RelayService(
            ports.unitOfWork(),
            ports.events(),
            ports.receiverPositions(),
            ports.deliveryQueue(),
            ports.deadLetters(),
            ports.webhooks(),
            ports.channels(),
            ports.posts(),
            views,
            outgoing,
            ports.leases(),
            clock);

    var readiness = new ReadinessService(ports.storeCheck(), clock);

    return new UseCases(
        channels,
        channels,
        channels,
        channels,
        pinning,
        pinning,
        new PublicChannelService(ports.channels(), ports.posts(), views),
        publishing,
        publishing,
        reading,
        new HighlightService(ports.highlighter()),
        drafts,
        drafts,
        drafts,
        drafts,
        crossPosting,
        drafts,
        drafts,
        draftPublishing,
        scheduledPublishing,
        new FreeTimeService(ports.drafts(), ports.posts(), publishingPolicy),
        drafts,
        copying,
        copying,
        templates,
        templates,
        templates,
        templates,
        templates,
        subscriptions,
        subscriptions,
        subscriptions,
        subscriptions,
        subscriptions,
        subscriptions,
        accounts,
        accounts,
        accounts,
        accounts,
        accounts,
        new ExportService(
            ports.unitOfWork(),
            known,
            ports.subscriptions(),
            ports.channels(),
            ports.auditLog(),
            audit),
        images,
        images,
        images,
        images,
        access,
        access,
        tokens,
        tokens,
        tokens,
        tokens,
        tickets,
        tickets,
        sessions,
        sessions,
        sessions,
        sessions,
        sessions,
        webhooks,
        webhooks,
        webhooks,
        webhooks,
        deliveries,
        deliveries,
        deliveries,
        relay,
        new StreamService(
            ports.events(), ports.channels(), ports.posts(), views, ports.subscriptions()),
        new AuditService(ports.auditLog()),
        new AuditVerification(ports.auditLog()),
        notes,
        new VersionService(ports.unitOfWork()),
        cleanUp,
        readiness,
        new FiguresService(
            ports.storeCheck(),
            ports.events(),
            ports.webhooks(),
            ports.receiverPositions(),
            ports.deliveryQueue(),
            ports.deadLetters(),
            knownTokens,
            surroundings,
            clock),
        new WarningService(readiness, surroundings, ports.tokens(), clock),
        new StatisticsCounter(
            ports.unitOfWork(), ports.events(), ports.statistics(), ports.leases(), clock),
        new StatisticsService(ports.channels(), ports.posts(), ports.statistics(), clock));
  }
}
