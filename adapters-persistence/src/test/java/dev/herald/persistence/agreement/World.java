package dev.herald.persistence.agreement;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.out.EventLog;
import dev.herald.application.port.out.OutboundPorts;
import dev.herald.application.service.Services;
import dev.herald.application.testkit.SettableClock;
import dev.herald.application.view.Cursor;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.event.DomainEvent;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A store, its use cases and its clock, and the lists in which somebody is on some page. */
final class World {

  private static final int PAGE = 2;
  private static final int ALL = 100;

  private final OutboundPorts ports;
  private final SettableClock clock;
  private final UseCases useCases;
  private final Map<String, Cursor> places = new HashMap<>();

  World(OutboundPorts ports, SettableClock clock) {
    this.ports = ports;
    this.clock = clock;
    useCases = Services.over(ports);
  }

  UseCases useCases() {
    return useCases;
  }

  SettableClock clock() {
    return clock;
  }

  /** What a command answers, or why it is refused: all that a caller can tell. */
  Object answer(Command command) {
    try {
      return command.run(this);
    } catch (Refusal | InvalidValue e) {
      return e.getClass().getSimpleName() + ": " + e.getMessage();
    }
  }

  /**
   * The next page of a list, or the first one if the last was reached or none was asked for. Only
   * this store knows what its cursors mean.
   */
  <T> Object nextPage(String list, Function<PageRequest, Page<T>> read) {
    var page = read.apply(new PageRequest(PAGE, Optional.ofNullable(places.get(list))));
    page.next().ifPresentOrElse(next -> places.put(list, next), () -> places.remove(list));
    return List.of(page.items(), page.next().isPresent());
  }

  /** Cleans up until there is nothing to clean up. */
  Object cleanUp() {
    while (useCases.cleanUp().step()) {}
    return events();
  }

  /** All events, in their order. */
  List<DomainEvent> events() {
    List<DomainEvent> events = new ArrayList<>();
    for (List<EventLog.Entry> read = ports.events().after(0, ALL); !read.isEmpty(); ) {
      read.forEach(entry -> events.add(entry.event()));
      read = ports.events().after(read.get(read.size() - 1).position(), ALL);
    }
    return events;
  }
}
