package dev.herald.application.service;

import dev.herald.application.port.in.operation.EventRetention;
import dev.herald.application.port.out.DeadLetters;
import dev.herald.application.port.out.EventLog;
import dev.herald.application.port.out.EventLog.Entry;
import dev.herald.application.port.out.ReceiverPositions;
import dev.herald.application.port.out.WebhookRepository;
import dev.herald.application.port.out.webhook.OutgoingWebhooks;
import dev.herald.domain.event.EventType;
import dev.herald.domain.webhook.Webhook;
import dev.herald.domain.webhook.WebhookId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Forgets the oldest events. What receivers did not get of them becomes a dead letter, which keeps
 * its event, so that it can still be redelivered.
 */
final class LogRetention {

  private final EventLog events;
  private final ReceiverPositions receivers;
  private final DeadLetters deadLetters;
  private final WebhookRepository webhooks;
  private final OutgoingWebhooks outgoing;
  private final EventRetention retention;
  private final InstantSource clock;

  LogRetention(
      EventLog events,
      ReceiverPositions receivers,
      DeadLetters deadLetters,
      WebhookRepository webhooks,
      OutgoingWebhooks outgoing,
      EventRetention retention,
      InstantSource clock) {
    this.events = events;
    this.receivers = receivers;
    this.deadLetters = deadLetters;
    this.webhooks = webhooks;
    this.outgoing = outgoing;
    this.retention = retention;
    this.clock = clock;
  }

  /** Whether there is something to forget. */
  boolean isDue() {
    return !outdated(1).isEmpty();
  }

  /** Forgets up to so many events; returns whether there may be more. Done in a unit of work. */
  boolean forget(int most) {
    var outdated = outdated(most);
    if (outdated.isEmpty()) return false;
    var last = outdated.get(outdated.size() - 1).position();
    var end = Math.min(last, events.reach(events.begin(), most));
    var now = clock.instant();
    var why =
        "It was not delivered in the %s days that events are kept.".formatted(retention.days());
    for (var receiver : receivers.behind(end)) {
      var position = receivers.position(receiver).orElseThrow();
      var wanted = wantedBy(receiver);
      outdated.stream()
          .filter(it -> it.position() > position && it.position() <= end)
          .filter(it -> wanted.contains(EventType.of(it.event())))
          .forEach(it -> deadLetters.add(receiver, it.position(), 0, now, why));
      deadLetters.removeOldest(receiver, Undelivered.MOST_DEAD_LETTERS, outdated.size());
      receivers.move(receiver, end);
    }
    deadLetters.addWaiting(events.begin(), end, now, why);
    events.forgetUpTo(end);
    return true;
  }

  /**
   * The oldest events, as far as they are all outdated: after an hour in which the clock was wrong,
   * too much is kept rather than too little.
   */
  private List<Entry> outdated(int most) {
    var earliestKept = clock.instant().minus(Duration.ofDays(retention.days()));
    return events.after(events.begin(), most).stream()
        .takeWhile(it -> it.event().at().isBefore(earliestKept))
        .toList();
  }

  /** Nobody knows which events one would receive that the operator does not name now. */
  private Set<EventType> wantedBy(WebhookId receiver) {
    if (WebhookId.STANDING.contains(receiver)) {
      var named = Optional.ofNullable(outgoing.standing().get(receiver));
      return named.map(OutgoingWebhooks.Callback::events).orElse(Set.of());
    }
    return webhooks.find(receiver).map(Webhook::events).orElse(Set.of());
  }
}
