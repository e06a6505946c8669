package dev.herald.application.testkit;

import dev.herald.application.port.out.EventLog;
import dev.herald.domain.event.DomainEvent;
import java.util.List;

public final class InMemoryEventLog implements EventLog {

  private final InMemoryStore store;

  public InMemoryEventLog(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public void append(DomainEvent event) {
    var tables = store.write();
    tables.events.put(tables.nextPosition(), event);
  }

  @Override
  public List<Entry> after(long position, int most) {
    var tables = store.read();
    return tables.events.tailMap(position, false).entrySet().stream()
        .filter(row -> tables.isKnown(row.getValue()))
        .limit(most)
        .map(row -> new Entry(row.getKey(), row.getValue()))
        .toList();
  }

  @Override
  public long end() {
    var events = store.read().events;
    return events.isEmpty() ? 0 : events.lastKey();
  }
}
