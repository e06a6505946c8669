package dev.herald.application.service;

import dev.herald.application.port.in.webhook.DiscardDeliveries;
import dev.herald.application.port.in.webhook.ReadDeliveries;
import dev.herald.application.port.in.webhook.RedeliverEvents;
import dev.herald.application.port.out.DeadLetters;
import dev.herald.application.port.out.DeliveryQueue;
import dev.herald.application.port.out.ReceiverPositions;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.view.DeliveryView;
import dev.herald.application.view.DeliveryView.State;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.access.Actor;
import dev.herald.domain.audit.AuditAction;
import dev.herald.domain.audit.AuditChange;
import dev.herald.domain.audit.AuditSubject;
import dev.herald.domain.permission.Permission;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.webhook.WebhookId;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/**
 * Shows the operator the deliveries that did not arrive, and does with them as the operator says.
 */
final class DeliveryService implements ReadDeliveries, RedeliverEvents, DiscardDeliveries {

  private final UnitOfWork unitOfWork;
  private final ReceiverPositions receivers;
  private final DeliveryQueue queue;
  private final DeadLetters deadLetters;
  private final AuditTrail audit;
  private final InstantSource clock;

  DeliveryService(
      UnitOfWork unitOfWork,
      ReceiverPositions receivers,
      DeliveryQueue queue,
      DeadLetters deadLetters,
      AuditTrail audit,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.receivers = receivers;
    this.queue = queue;
    this.deadLetters = deadLetters;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public Page<DeliveryView> list(Actor actor, WebhookId receiver, State state, PageRequest page) {
    actor.require(Permission.MANAGE_WEBHOOKS);
    requireKnown(receiver);
    return state == State.WAITING ? queue.list(receiver, page) : deadLetters.list(receiver, page);
  }

  @Override
  public long count(Actor actor, WebhookId receiver, State state) {
    actor.require(Permission.MANAGE_WEBHOOKS);
    requireKnown(receiver);
    return state == State.WAITING ? queue.backlog(receiver).size() : deadLetters.count(receiver);
  }

  @Override
  public Optional<DeliveryView> find(Actor actor, WebhookId receiver, long position) {
    actor.require(Permission.MANAGE_WEBHOOKS);
    requireKnown(receiver);
    return queue.find(receiver, position).or(() -> deadLetters.find(receiver, position));
  }

  @Override
  public int redeliver(Actor actor, WebhookId receiver, Set<Long> positions) {
    actor.require(Permission.MANAGE_WEBHOOKS);
    requireKnown(receiver);
    return unitOfWork.execute(
        () -> {
          var now = clock.instant();
          var waiting = queue.redeliver(receiver, positions, now); // before dead letters join it
          var moved = deadLetters.redeliver(receiver, positions, now);
          return noted(actor, AuditAction.DELIVERY_REDELIVERED, receiver, waiting + moved);
        });
  }

  @Override
  public int discard(Actor actor, WebhookId receiver, Set<Long> positions) {
    actor.require(Permission.MANAGE_WEBHOOKS);
    requireKnown(receiver);
    return unitOfWork.execute(
        () -> {
          var waiting = positions.isEmpty() ? 0 : queue.remove(receiver, positions);
          var removed = deadLetters.remove(receiver, positions);
          return noted(actor, AuditAction.DELIVERY_DISCARDED, receiver, waiting + removed);
        });
  }

  private int noted(Actor actor, AuditAction action, WebhookId receiver, int deliveries) {
    if (deliveries > 0) {
      audit.note(
          actor, action, AuditSubject.of(receiver), AuditChange.to("deliveries", deliveries));
    }
    return deliveries;
  }

  /** A receiver is known as long as its deliveries are. */
  private void requireKnown(WebhookId receiver) {
    if (receivers.position(receiver).isEmpty()) throw new Refusal.WebhookNotFound(receiver);
  }
}
