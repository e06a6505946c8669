package dev.herald.application.testkit;

import dev.herald.application.port.out.DeliveryQueue;
import dev.herald.application.testkit.Tables.Undelivered;
import dev.herald.application.view.DeliveryView.State;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.webhook.WebhookId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

public final class InMemoryDeliveryQueue extends DeliveryRows implements DeliveryQueue {

  public InMemoryDeliveryQueue(InMemoryStore store) {
    super(store, State.WAITING);
  }

  @Override
  public void put(WebhookId receiver, long position, int attempts, Instant next, String failure) {
    keep(receiver, position, attempts, next, failure);
  }

  @Override
  public Set<ChannelId> blocked(WebhookId receiver) {
    return of(receiver).map(this::channel).collect(Collectors.toSet());
  }

  /** The oldest of a channel decides when all of the channel are due. */
  @Override
  public List<Waiting> due(WebhookId receiver, Instant now, Instant latest, int most) {
    Map<ChannelId, Boolean> isDue = new HashMap<>();
    return of(receiver)
        .filter(
            row ->
                isDue.computeIfAbsent(
                    channel(row), it -> !isToCome(row.getValue().at(), now, latest)))
        .limit(most)
        .map(row -> new Waiting(entry(row), row.getValue().attempts()))
        .toList();
  }

  private static boolean isToCome(Instant at, Instant now, Instant latest) {
    return at.isAfter(now) && !at.isAfter(latest);
  }

  @Override
  public Optional<Instant> nextDue(WebhookId receiver) {
    Map<ChannelId, Instant> oldest = new HashMap<>();
    of(receiver).forEach(row -> oldest.putIfAbsent(channel(row), row.getValue().at()));
    return oldest.values().stream().min(Comparator.naturalOrder());
  }

  @Override
  public Map<WebhookId, Backlog> backlogs(Set<WebhookId> receivers) {
    return receivers.stream()
        .filter(it -> of(it).findAny().isPresent())
        .collect(Collectors.toMap(it -> it, this::backlogOf));
  }

  private Backlog backlogOf(WebhookId receiver) {
    var failing =
        of(receiver).filter(row -> !row.getValue().failure().isEmpty()).findFirst().map(this::view);
    return new Backlog(of(receiver).count(), failing);
  }

  private ChannelId channel(Map.Entry<Long, Undelivered> row) {
    return entry(row).event().channel();
  }
}
