package dev.herald.application.service;

import dev.herald.application.port.in.webhook.CreateWebhook;
import dev.herald.application.port.in.webhook.DeleteWebhook;
import dev.herald.application.port.in.webhook.EditWebhook;
import dev.herald.application.port.in.webhook.ReadWebhooks;
import dev.herald.application.port.out.DeadLetters;
import dev.herald.application.port.out.DeliveryQueue;
import dev.herald.application.port.out.DeliveryQueue.Backlog;
import dev.herald.application.port.out.EventLog;
import dev.herald.application.port.out.IdGenerator;
import dev.herald.application.port.out.ReceiverPositions;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.port.out.WebhookRepository;
import dev.herald.application.view.DeliverySummary;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.WebhookView;
import dev.herald.domain.access.Actor;
import dev.herald.domain.audit.AuditAction;
import dev.herald.domain.audit.AuditSubject;
import dev.herald.domain.permission.Permission;
import dev.herald.domain.webhook.Webhook;
import dev.herald.domain.webhook.WebhookId;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps webhooks. */
final class WebhookService implements CreateWebhook, EditWebhook, DeleteWebhook, ReadWebhooks {

  private final UnitOfWork unitOfWork;
  private final WebhookRepository webhooks;
  private final ReceiverPositions receivers;
  private final DeliveryQueue queue;
  private final DeadLetters deadLetters;
  private final EventLog events;
  private final AuditTrail audit;
  private final IdGenerator ids;
  private final InstantSource clock;

  WebhookService(
      UnitOfWork unitOfWork,
      WebhookRepository webhooks,
      ReceiverPositions receivers,
      DeliveryQueue queue,
      DeadLetters deadLetters,
      EventLog events,
      AuditTrail audit,
      IdGenerator ids,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.webhooks = webhooks;
    this.receivers = receivers;
    this.queue = queue;
    this.deadLetters = deadLetters;
    this.events = events;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Webhook create(Actor actor, Command command) {
    actor.require(Permission.MANAGE_WEBHOOKS);
    var webhook =
        new Webhook(
            ids.webhookId(),
            command.url(),
            command.description(),
            command.events(),
            command.secret().orElseGet(ids::webhookSecret),
            command.isEnabled(),
            clock.instant());
    return unitOfWork.execute(
        () -> {
          webhooks.insert(webhook);
          receivers.move(webhook.id(), events.end());
          audit.note(
              actor,
              AuditAction.WEBHOOK_CREATED,
              AuditSubject.of(webhook.id()),
              Changes.ofWebhook(Optional.empty(), webhook));
          return webhook;
        });
  }

  @Override
  public WebhookView edit(Actor actor, WebhookId id, Webhook.Patch patch) {
    actor.require(Permission.MANAGE_WEBHOOKS);
    return unitOfWork.execute(
        () -> {
          var webhook = webhooks.get(id);
          var edited = webhook.edit(patch);
          var changes = Changes.ofWebhook(Optional.of(webhook), edited);
          if (changes.isEmpty()) return view(edited);
          webhooks.update(edited);
          audit.note(actor, AuditAction.WEBHOOK_EDITED, AuditSubject.of(id), changes);
          return view(edited);
        });
  }

  @Override
  public void delete(Actor actor, WebhookId id) {
    actor.require(Permission.MANAGE_WEBHOOKS);
    unitOfWork.execute(
        () -> {
          var webhook = webhooks.get(id);
          webhooks.delete(id);
          receivers.forget(id);
          queue.remove(id, Set.of());
          deadLetters.remove(id, Set.of());
          audit.note(
              actor, AuditAction.WEBHOOK_DELETED, AuditSubject.of(id), Changes.ofDeleted(webhook));
        });
  }

  @Override
  public WebhookView get(Actor actor, WebhookId id) {
    actor.require(Permission.MANAGE_WEBHOOKS);
    return view(webhooks.get(id));
  }

  private WebhookView view(Webhook webhook) {
    return view(webhook, queue.backlog(webhook.id()), deadLetters.count(webhook.id()));
  }

  private static WebhookView view(Webhook webhook, Backlog backlog, long deadLetters) {
    return new WebhookView(
        webhook, new DeliverySummary(backlog.size(), deadLetters, backlog.failing()));
  }

  @Override
  public Page<WebhookView> list(Actor actor, PageRequest page) {
    actor.require(Permission.MANAGE_WEBHOOKS);
    var found = webhooks.list(page);
    var ids = found.items().stream().map(Webhook::id).collect(Collectors.toSet());
    var backlogs = queue.backlogs(ids);
    var counts = deadLetters.counts(ids);
    return found.map(
        webhook ->
            view(
                webhook,
                backlogs.getOrDefault(webhook.id(), Backlog.NONE),
                counts.getOrDefault(webhook.id(), 0L)));
  }
}
