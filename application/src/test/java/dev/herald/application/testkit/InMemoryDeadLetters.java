package dev.herald.application.testkit;

import dev.herald.application.port.out.DeadLetters;
import dev.herald.application.testkit.Tables.Undelivered;
import dev.herald.application.view.DeliveryView.State;
import dev.herald.domain.webhook.WebhookId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

public final class InMemoryDeadLetters extends DeliveryRows implements DeadLetters {

  private final InMemoryStore store;

  public InMemoryDeadLetters(InMemoryStore store) {
    super(store, State.DEAD_LETTER);
    this.store = store;
  }

  @Override
  public void add(WebhookId receiver, long position, int attempts, Instant at, String failure) {
    keep(receiver, position, attempts, at, failure);
  }

  @Override
  public void addWaiting(long after, long upTo, Instant at, String failure) {
    for (var deliveries : store.write().deliveries.values()) {
      deliveries.replaceAll(
          (position, it) ->
              it.state() == State.WAITING && position > after && position <= upTo
                  ? new Undelivered(State.DEAD_LETTER, it.attempts(), at, failure)
                  : it);
    }
  }

  @Override
  public void removeOldest(WebhookId receiver, int most, int step) {
    var tooMany = Math.max(0, of(receiver).count() - most);
    var oldest =
        of(receiver)
            .map(Map.Entry::getKey)
            .limit(Math.min(tooMany, step))
            .collect(Collectors.toSet());
    if (!oldest.isEmpty()) remove(receiver, oldest);
  }

  @Override
  public Map<WebhookId, Long> counts(Set<WebhookId> receivers) {
    return receivers.stream()
        .filter(it -> of(it).findAny().isPresent())
        .collect(Collectors.toMap(it -> it, it -> of(it).count()));
  }
}
