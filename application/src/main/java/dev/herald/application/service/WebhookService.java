package dev.herald.application.service;

import dev.herald.application.port.in.webhook.ManageDeliveries;
import dev.herald.application.port.in.webhook.ManageWebhooks;
import dev.herald.application.port.out.DeliveryLog;
import dev.herald.application.port.out.EventLog;
import dev.herald.application.port.out.IdGenerator;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.port.out.WebhookRepository;
import dev.herald.application.view.DeliveryView;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.webhook.Webhook;
import dev.herald.domain.webhook.WebhookId;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Keeps webhooks, and what they could not be told. */
final class WebhookService implements ManageWebhooks, ManageDeliveries {

  private final UnitOfWork unitOfWork;
  private final WebhookRepository webhooks;
  private final DeliveryLog deliveries;
  private final EventLog events;
  private final IdGenerator ids;
  private final InstantSource clock;

  WebhookService(
      UnitOfWork unitOfWork,
      WebhookRepository webhooks,
      DeliveryLog deliveries,
      EventLog events,
      IdGenerator ids,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.events = events;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Webhook create(Command command) {
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
          deliveries.move(webhook.id(), events.end());
          return webhook;
        });
  }

  @Override
  public Webhook edit(WebhookId id, Webhook.Patch patch) {
    return unitOfWork.execute(
        () -> {
          var edited = webhooks.get(id).edit(patch);
          webhooks.update(edited);
          return edited;
        });
  }

  @Override
  public void delete(WebhookId id) {
    unitOfWork.execute(
        () -> {
          webhooks.get(id);
          webhooks.delete(id);
          deliveries.forget(id);
        });
  }

  @Override
  public Webhook get(WebhookId id) {
    return webhooks.get(id);
  }

  @Override
  public Page<Webhook> list(PageRequest page) {
    return webhooks.list(page);
  }

  @Override
  public Page<DeliveryView> list(WebhookId receiver, DeliveryView.State state, PageRequest page) {
    requireKnown(receiver);
    return deliveries.list(receiver, state, page);
  }

  @Override
  public long count(WebhookId receiver, DeliveryView.State state) {
    requireKnown(receiver);
    return deliveries.count(receiver, state);
  }

  @Override
  public Optional<DeliveryView> find(WebhookId receiver, long position) {
    requireKnown(receiver);
    return deliveries.find(receiver, position);
  }

  @Override
  public Optional<DeliveryView> oldestFailing(WebhookId receiver) {
    requireKnown(receiver);
    return deliveries.oldestFailing(receiver);
  }

  @Override
  public int replay(WebhookId receiver, Set<Long> positions) {
    requireKnown(receiver);
    return unitOfWork.execute(() -> deliveries.revive(receiver, positions, clock.instant()));
  }

  @Override
  public int discard(WebhookId receiver, Set<Long> positions) {
    requireKnown(receiver);
    return unitOfWork.execute(() -> deliveries.discard(receiver, positions));
  }

  /** A receiver is known as long as its deliveries are. */
  private void requireKnown(WebhookId receiver) {
    if (deliveries.position(receiver).isEmpty()) throw new Refusal.WebhookNotFound(receiver);
  }
}
