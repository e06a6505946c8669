package dev.herald.application.service;

import dev.herald.application.failure.Busy;
import dev.herald.application.failure.OutcomeUnknown;
import dev.herald.application.failure.StorageFull;
import dev.herald.application.port.in.webhook.RelayEvents;
import dev.herald.application.port.out.ChannelRepository;
import dev.herald.application.port.out.DeadLetters;
import dev.herald.application.port.out.DeliveryQueue;
import dev.herald.application.port.out.EventLog;
import dev.herald.application.port.out.Leases;
import dev.herald.application.port.out.Leases.Duty;
import dev.herald.application.port.out.PostRepository;
import dev.herald.application.port.out.ReceiverPositions;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.port.out.WebhookRepository;
import dev.herald.application.port.out.webhook.OutgoingWebhooks;
import dev.herald.application.port.out.webhook.WebhookMessage;
import dev.herald.application.port.out.webhook.WebhookSender;
import dev.herald.application.view.PostView;
import dev.herald.domain.event.DomainEvent;
import dev.herald.domain.event.DomainEvent.PostPublished;
import dev.herald.domain.event.DomainEvent.PostRecalled;
import dev.herald.domain.event.EventType;
import dev.herald.domain.webhook.Webhook;
import dev.herald.domain.webhook.WebhookId;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Takes what happened from the event log to each receiver. The log is the queue: a receiver that is
 * slow or away costs nobody else anything, and a publisher never waits for one. Of all processes
 * that share a store one does so at a time; who takes over begins with what is stored.
 */
final class RelayService implements RelayEvents {

  private static final long FINISH_WITHIN_MILLIS = 2000;

  private final UnitOfWork unitOfWork;
  private final EventLog events;
  private final ReceiverPositions positions;
  private final DeliveryQueue queue;
  private final DeadLetters deadLetters;
  private final WebhookRepository webhooks;
  private final ChannelRepository channels;
  private final PostRepository posts;
  private final PostViews views;
  private final OutgoingWebhooks outgoing;
  private final Leases leases;
  private final InstantSource clock;

  private final Map<WebhookId, Relay> relays = new LinkedHashMap<>();
  private OptionalLong lease = OptionalLong.empty();
  private long version = -1;

  RelayService(
      UnitOfWork unitOfWork,
      EventLog events,
      ReceiverPositions positions,
      DeliveryQueue queue,
      DeadLetters deadLetters,
      WebhookRepository webhooks,
      ChannelRepository channels,
      PostRepository posts,
      PostViews views,
      OutgoingWebhooks outgoing,
      Leases leases,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.events = events;
    this.positions = positions;
    this.queue = queue;
    this.deadLetters = deadLetters;
    this.webhooks = webhooks;
    this.channels = channels;
    this.posts = posts;
    this.views = views;
    this.outgoing = outgoing;
    this.leases = leases;
    this.clock = clock;
  }

  @Override
  public void step() {
    hold();
    if (lease.isEmpty()) return;
    var now = unitOfWork.version();
    if (now != version) {
      findReceivers();
      relays.values().forEach(Relay::somethingChanged);
      version = now;
    }
    stepEach();
  }

  /** What is under way when the duty is lost is for the one who has it now, and its rest too. */
  private void hold() {
    var held = leases.hold(Duty.RELAY);
    if (held.equals(lease)) return;
    relays.values().forEach(relay -> relay.setReceiver(Optional.empty()));
    relays.clear();
    version = -1;
    lease = held;
  }

  @Override
  public void finish() {
    try {
      endWhatIsUnderWay();
    } finally {
      lease.ifPresent(token -> leases.release(Duty.RELAY, token));
    }
  }

  private void endWhatIsUnderWay() {
    relays.values().forEach(relay -> relay.setReceiver(Optional.empty()));
    var underWay = relays.values().stream().flatMap(Relay::underWay);
    try {
      CompletableFuture.allOf(underWay.toArray(CompletableFuture[]::new))
          .get(FINISH_WITHIN_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // What has not ended is sent again after the next start.
    }
    try {
      stepEach();
    } catch (Busy | StorageFull | OutcomeUnknown e) {
      // A stop does not fail for want of the database: what can't be noted is sent again.
    }
  }

  /** What stops one receiver stops no other; the next step tries again. */
  private void stepEach() {
    RuntimeException failure = null;
    for (var relay : relays.values()) {
      try {
        relay.step();
      } catch (LeaseLost e) {
        // The next step begins anew, if this process gets the duty again.
      } catch (RuntimeException e) {
        if (failure == null) failure = e;
        else failure.addSuppressed(e);
      }
    }
    if (failure != null) throw failure;
  }

  /**
   * A standing receiver gets what happens from the first start on at which the operator names it,
   * also what it missed while it was not named.
   */
  @Override
  public void begin() {
    unitOfWork.execute(
        () -> {
          for (var receiver : outgoing.standing().keySet()) {
            if (positions.position(receiver).isEmpty()) positions.move(receiver, events.end());
          }
        });
  }

  private void findReceivers() {
    Map<WebhookId, Receiver> found = new LinkedHashMap<>();
    outgoing.standing().forEach((id, it) -> found.put(id, new Receiver(it.sender(), it.events())));
    for (var webhook : webhooks.enabled()) {
      found.put(webhook.id(), new Receiver(sender(webhook), webhook.events()));
    }
    found.keySet().forEach(id -> relays.computeIfAbsent(id, this::relay));
    relays.forEach((id, relay) -> relay.setReceiver(Optional.ofNullable(found.get(id))));
    relays.values().removeIf(Relay::isOver);
  }

  /**
   * Made when it has something to deliver: one that can't be made is then a delivery that fails.
   */
  private WebhookSender sender(Webhook webhook) {
    return message -> outgoing.webhooks().apply(webhook).send(message);
  }

  private Relay relay(WebhookId id) {
    var leased = new LeasedWork(unitOfWork, leases, Duty.RELAY, lease.orElseThrow());
    return new Relay(id, leased, events, positions, queue, deadLetters, this::message, clock);
  }

  private WebhookMessage message(DeliveryQueue.Waiting delivery) {
    var event = delivery.entry().event();
    return new WebhookMessage(
        delivery.position(), event, channels.find(event.channel()), post(event));
  }

  private Optional<PostView> post(DomainEvent event) {
    if (event instanceof PostPublished it) return posts.find(it.post()).map(views::of);
    if (event instanceof PostRecalled it) return posts.find(it.post()).map(views::of);
    return Optional.empty();
  }

  /**
   * A receiver.
   *
   * @param events the events that it receives
   */
  record Receiver(WebhookSender sender, Set<EventType> events) {
    boolean wants(EventLog.Entry entry) {
      return events.contains(EventType.of(entry.event()));
    }
  }
}
