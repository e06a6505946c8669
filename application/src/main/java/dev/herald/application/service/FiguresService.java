package dev.herald.application.service;

import dev.herald.application.port.in.operation.ReadBackups;
import dev.herald.application.port.in.operation.ReadFigures;
import dev.herald.application.port.in.operation.Surroundings;
import dev.herald.application.port.out.DeadLetters;
import dev.herald.application.port.out.DeliveryQueue;
import dev.herald.application.port.out.DeliveryQueue.Backlog;
import dev.herald.application.port.out.EventLog;
import dev.herald.application.port.out.ReceiverPositions;
import dev.herald.application.port.out.StoreCheck;
import dev.herald.application.port.out.WebhookRepository;
import dev.herald.application.view.ReceiverFigures;
import dev.herald.domain.access.Actor;
import dev.herald.domain.permission.Permission;
import dev.herald.domain.webhook.Webhook;
import dev.herald.domain.webhook.WebhookId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Gathers what can be told in numbers. */
final class FiguresService implements ReadFigures {

  private final StoreCheck store;
  private final EventLog events;
  private final WebhookRepository webhooks;
  private final ReceiverPositions positions;
  private final DeliveryQueue queue;
  private final DeadLetters deadLetters;
  private final KnownTokens knownTokens;
  private final Surroundings surroundings;
  private final InstantSource clock;

  FiguresService(
      StoreCheck store,
      EventLog events,
      WebhookRepository webhooks,
      ReceiverPositions positions,
      DeliveryQueue queue,
      DeadLetters deadLetters,
      KnownTokens knownTokens,
      Surroundings surroundings,
      InstantSource clock) {
    this.store = store;
    this.events = events;
    this.webhooks = webhooks;
    this.positions = positions;
    this.queue = queue;
    this.deadLetters = deadLetters;
    this.knownTokens = knownTokens;
    this.surroundings = surroundings;
    this.clock = clock;
  }

  @Override
  public Figures read(Actor actor) {
    actor.require(Permission.READ_FIGURES);
    return new Figures(
        store.figures(),
        receivers(),
        List.of(knownTokens.figures()),
        surroundings.backups().map(ReadBackups::read));
  }

  private List<ReceiverFigures> receivers() {
    var ids =
        Stream.concat(WebhookId.STANDING.stream(), webhooks.enabled().stream().map(Webhook::id));
    var all = ids.filter(id -> positions.position(id).isPresent()).toList();
    var backlogs = queue.backlogs(Set.copyOf(all));
    var dead = deadLetters.counts(Set.copyOf(all));
    return all.stream()
        .map(
            id ->
                new ReceiverFigures(
                    id,
                    backlogs.getOrDefault(id, Backlog.NONE).size(),
                    dead.getOrDefault(id, 0L),
                    lag(id, backlogs.getOrDefault(id, Backlog.NONE))))
        .toList();
  }

  /** What failed waits in the queue; what is new lies behind the receiver's position in the log. */
  private Duration lag(WebhookId receiver, Backlog backlog) {
    var failing = backlog.failing().map(it -> it.event().at());
    var oldestNew = firstAfter(positions.position(receiver).orElseThrow());
    return Stream.of(failing, oldestNew)
        .flatMap(Optional::stream)
        .map(at -> Duration.between(at, clock.instant()))
        .filter(age -> !age.isNegative())
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private Optional<Instant> firstAfter(long position) {
    return events.after(position, 1).stream().map(it -> it.event().at()).findFirst();
  }
}
