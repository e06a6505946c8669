package dev.herald.application.testkit;

import dev.herald.application.port.out.ReceiverPositions;
import dev.herald.domain.webhook.WebhookId;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

public final class InMemoryReceiverPositions implements ReceiverPositions {

  private final InMemoryStore store;

  public InMemoryReceiverPositions(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public OptionalLong position(WebhookId receiver) {
    var known = store.read().receivers.get(receiver);
    return known == null ? OptionalLong.empty() : OptionalLong.of(known);
  }

  @Override
  public void move(WebhookId receiver, long position) {
    store.write().receivers.put(receiver, position);
  }

  @Override
  public Set<WebhookId> behind(long position) {
    return store.read().receivers.entrySet().stream()
        .filter(it -> it.getValue() < position)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  @Override
  public void forget(WebhookId receiver) {
    store.write().receivers.remove(receiver);
  }
}
