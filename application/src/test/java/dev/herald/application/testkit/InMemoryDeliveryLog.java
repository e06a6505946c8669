package dev.herald.application.testkit;

import dev.herald.application.port.out.DeliveryLog;
import dev.herald.application.port.out.EventLog.Entry;
import dev.herald.application.testkit.Tables.Undelivered;
import dev.herald.application.view.DeliveryView;
import dev.herald.application.view.DeliveryView.State;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.webhook.WebhookId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

public final class InMemoryDeliveryLog implements DeliveryLog {

  private final InMemoryStore store;

  public InMemoryDeliveryLog(InMemoryStore store) {
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
  public void forget(WebhookId receiver) {
    store.write().receivers.remove(receiver);
    store.write().deliveries.remove(receiver);
  }

  @Override
  public void await(WebhookId receiver, long position, int attempts, Instant next, String failure) {
    put(receiver, position, new Undelivered(true, attempts, next, failure));
  }

  @Override
  public void giveUp(WebhookId receiver, long position, int attempts, Instant at, String failure) {
    put(receiver, position, new Undelivered(false, attempts, at, failure));
  }

  private void put(WebhookId receiver, long position, Undelivered delivery) {
    store
        .write()
        .deliveries
        .computeIfAbsent(receiver, it -> new TreeMap<>())
        .put(position, delivery);
  }

  @Override
  public void remove(WebhookId receiver, long position) {
    store.write();
    all(receiver).remove(position);
  }

  @Override
  public int revive(WebhookId receiver, Set<Long> positions, Instant next) {
    store.write();
    var all = all(receiver);
    var chosen = known(receiver).keySet().stream().filter(it -> isIn(positions, it)).toList();
    chosen.forEach(it -> all.put(it, new Undelivered(true, 0, next, "")));
    return chosen.size();
  }

  @Override
  public int discard(WebhookId receiver, Set<Long> positions) {
    store.write();
    var all = all(receiver);
    var chosen =
        known(receiver).entrySet().stream()
            .filter(
                it ->
                    positions.isEmpty()
                        ? !it.getValue().isWaiting()
                        : positions.contains(it.getKey()))
            .map(Map.Entry::getKey)
            .toList();
    all.keySet().removeAll(chosen);
    return chosen.size();
  }

  private static boolean isIn(Collection<Long> positions, long position) {
    return positions.isEmpty() || positions.contains(position);
  }

  @Override
  public Set<ChannelId> blocked(WebhookId receiver) {
    return of(receiver, State.WAITING).keySet().stream()
        .map(this::channel)
        .collect(Collectors.toSet());
  }

  @Override
  public List<Waiting> due(WebhookId receiver, Instant now, int most) {
    Set<ChannelId> seen = new HashSet<>();
    Set<ChannelId> due = new HashSet<>();
    of(receiver, State.WAITING)
        .forEach(
            (position, delivery) -> {
              var isOldest = seen.add(channel(position));
              if (isOldest && !delivery.at().isAfter(now)) due.add(channel(position));
            });
    return of(receiver, State.WAITING).entrySet().stream()
        .filter(row -> due.contains(channel(row.getKey())))
        .limit(most)
        .map(
            row ->
                new Waiting(
                    new Entry(row.getKey(), store.read().events.get(row.getKey())),
                    row.getValue().attempts()))
        .toList();
  }

  @Override
  public Optional<Instant> nextDue(WebhookId receiver) {
    Map<ChannelId, Instant> oldest = new LinkedHashMap<>();
    of(receiver, State.WAITING)
        .forEach((position, it) -> oldest.putIfAbsent(channel(position), it.at()));
    return oldest.values().stream().min(Comparator.naturalOrder());
  }

  @Override
  public Page<DeliveryView> list(WebhookId receiver, State state, PageRequest page) {
    NavigableMap<Long, DeliveryView> rows = new TreeMap<>();
    of(receiver, state).forEach((position, it) -> rows.put(position, view(position, it)));
    return Tables.newestFirst(rows, it -> true, page);
  }

  @Override
  public Optional<DeliveryView> oldestFailing(WebhookId receiver) {
    return of(receiver, State.WAITING).entrySet().stream()
        .filter(it -> !it.getValue().failure().isEmpty())
        .findFirst()
        .map(it -> view(it.getKey(), it.getValue()));
  }

  private DeliveryView view(long position, Undelivered delivery) {
    return new DeliveryView(
        position,
        store.read().events.get(position),
        delivery.isWaiting() ? State.WAITING : State.FAILED,
        delivery.attempts(),
        Optional.of(delivery.failure()).filter(text -> !text.isEmpty()),
        delivery.at());
  }

  @Override
  public Optional<DeliveryView> find(WebhookId receiver, long position) {
    return Optional.ofNullable(known(receiver).get(position)).map(it -> view(position, it));
  }

  @Override
  public long count(WebhookId receiver, State state) {
    return of(receiver, state).size();
  }

  private NavigableMap<Long, Undelivered> all(WebhookId receiver) {
    return store.read().deliveries.getOrDefault(receiver, new TreeMap<>());
  }

  /** Without those of deleted channels. */
  private NavigableMap<Long, Undelivered> known(WebhookId receiver) {
    var tables = store.read();
    var known = new TreeMap<Long, Undelivered>();
    all(receiver)
        .forEach(
            (position, it) -> {
              var event = tables.events.get(position);
              if (event != null && tables.isKnown(event)) known.put(position, it);
            });
    return known;
  }

  private NavigableMap<Long, Undelivered> of(WebhookId receiver, State state) {
    var rows = known(receiver);
    rows.values().removeIf(it -> it.isWaiting() != (state == State.WAITING));
    return rows;
  }

  private ChannelId channel(long position) {
    return store.read().events.get(position).channel();
  }
}
