package dev.herald.application.testkit;

import dev.herald.application.port.out.EventLog.Entry;
import dev.herald.application.testkit.Tables.Undelivered;
import dev.herald.application.view.DeliveryView;
import dev.herald.application.view.DeliveryView.State;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.webhook.WebhookId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The deliveries that are in one state. */
abstract class DeliveryRows {

  private final InMemoryStore store;
  private final State state;

  DeliveryRows(InMemoryStore store, State state) {
    this.store = store;
    this.state = state;
  }

  final void keep(WebhookId receiver, long position, int attempts, Instant at, String failure) {
    store
        .write()
        .deliveries
        .computeIfAbsent(receiver, it -> Table.ordered())
        .put(position, new Undelivered(state, attempts, at, failure));
  }

  public int remove(WebhookId receiver, Set<Long> positions) {
    var chosen = chosen(receiver, positions);
    chosen.forEach(all(receiver)::remove);
    return chosen.size();
  }

  /** Makes them wait as if they never had been tried. */
  public int redeliver(WebhookId receiver, Set<Long> positions, Instant next) {
    var chosen = chosen(receiver, positions);
    chosen.forEach(it -> all(receiver).put(it, new Undelivered(State.WAITING, 0, next, "")));
    return chosen.size();
  }

  private Set<Long> chosen(WebhookId receiver, Set<Long> positions) {
    store.write();
    return positions.isEmpty()
        ? of(receiver).map(Map.Entry::getKey).collect(Collectors.toSet())
        : positions.stream()
            .filter(it -> row(receiver, it).isPresent())
            .collect(Collectors.toSet());
  }

  public Page<DeliveryView> list(WebhookId receiver, PageRequest page) {
    Table<Long, DeliveryView> rows = Table.ordered();
    of(receiver).forEach(row -> rows.put(row.getKey(), view(row)));
    return Tables.newestFirst(rows, it -> true, page);
  }

  public Optional<DeliveryView> find(WebhookId receiver, long position) {
    return row(receiver, position).map(this::view);
  }

  private Optional<Map.Entry<Long, Undelivered>> row(WebhookId receiver, long position) {
    return Optional.ofNullable(all(receiver).get(position))
        .<Map.Entry<Long, Undelivered>>map(it -> Map.entry(position, it))
        .filter(this::isSeen);
  }

  /** Oldest first. */
  Stream<Map.Entry<Long, Undelivered>> of(WebhookId receiver) {
    return all(receiver).entrySet().stream().filter(this::isSeen);
  }

  /** Of a deleted channel nothing is seen but its deletion. */
  private boolean isSeen(Map.Entry<Long, Undelivered> row) {
    var tables = store.read();
    var event = tables.events.get(row.getKey());
    return row.getValue().state() == state && event != null && tables.isKnown(event.event());
  }

  private Table<Long, Undelivered> all(WebhookId receiver) {
    return store.read().deliveries.getOrDefault(receiver, Table.ordered());
  }

  DeliveryView view(Map.Entry<Long, Undelivered> row) {
    var delivery = row.getValue();
    return new DeliveryView(
        row.getKey(),
        entry(row).event(),
        state,
        delivery.attempts(),
        Optional.of(delivery.failure()).filter(text -> !text.isEmpty()),
        delivery.at());
  }

  Entry entry(Map.Entry<Long, Undelivered> row) {
    return store.read().events.get(row.getKey());
  }
}
