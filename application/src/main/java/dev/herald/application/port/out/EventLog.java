package dev.herald.application.port.out;

import dev.herald.domain.event.DomainEvent;
import java.util.List;

/**
 * Keeps what happened, in the order in which it was committed. Of a deleted channel only its
 * deletion stays.
 */
public interface EventLog {

  /** Adds an event at the end. Must be called in a {@link UnitOfWork}. */
  void append(DomainEvent event);

  /** Adds events at the end, in order. Must be called in a {@link UnitOfWork}. */
  default void appendAll(List<DomainEvent> events) {
    events.forEach(this::append);
  }

  /**
   * What happened after a position, oldest first.
   *
   * @param position 0 for all from the start
   * @param most how many at the most
   */
  List<Entry> after(long position, int most);

  /** The position after which nothing has happened yet; 0 if nothing ever did. */
  long end();

  /**
   * An event in the log.
   *
   * @param position larger than that of all entries before; there may be gaps
   */
  record Entry(long position, DomainEvent event) {}
}
