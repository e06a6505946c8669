package dev.herald.application.testkit;

import dev.herald.application.port.out.EventLog;
import dev.herald.application.view.EventQuery;
import dev.herald.domain.access.ActorId;
import dev.herald.domain.event.DomainEvent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

public final class InMemoryEventLog implements EventLog {

  private final InMemoryStore store;

  public InMemoryEventLog(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public void append(ActorId by, DomainEvent event) {
    var tables = store.write();
    var position = tables.nextPosition();
    tables.events.put(position, new Entry(position, event, Optional.of(by)));
  }

  @Override
  public List<Entry> after(long position, int most) {
    var tables = store.read();
    var start = Math.max(position, tables.eventsForgottenTo);
    return tables.events.tailMap(start, false).values().stream()
        .filter(it -> tables.isKnown(it.event()))
        .limit(most)
        .toList();
  }

  @Override
  public Part find(EventQuery query, long position, int most) {
    var tables = store.read();
    var start = Math.max(position, tables.eventsForgottenTo);
    var entries =
        tables.events.tailMap(start, false).values().stream()
            .filter(it -> query.fits(it.event()))
            .filter(it -> it.event().subscriber().isPresent() || tables.isKnown(it.event()))
            .limit(most)
            .toList();
    var isAll = entries.size() < most;
    return new Part(entries, isAll ? Math.max(position, end()) : entries.get(most - 1).position());
  }

  @Override
  public long end() {
    var tables = store.read();
    var newest = tables.events.lastKey();
    return newest == null ? tables.eventsForgottenTo : Math.max(newest, tables.eventsForgottenTo);
  }

  @Override
  public long begin() {
    return store.read().eventsForgottenTo;
  }

  /** Nothing takes its place. */
  @Override
  public OptionalLong lostAfter(long position) {
    return OptionalLong.empty();
  }

  @Override
  public long reach(long position, int entries) {
    return store.read().events.tailMap(position, false).keySet().stream()
        .skip(entries - 1L)
        .findFirst()
        .orElseGet(this::end);
  }

  @Override
  public void forgetUpTo(long position) {
    var tables = store.write();
    if (position <= tables.eventsForgottenTo) return;
    tables.eventsForgottenTo = position;
    tables.events.headMap(position, true).keySet().stream()
        .filter(it -> !tables.isToBeDelivered(it))
        .forEach(tables.events::remove);
  }
}
