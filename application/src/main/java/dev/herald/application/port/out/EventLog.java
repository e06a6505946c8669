package dev.herald.application.port.out;

import dev.herald.domain.access.ActorId;
import dev.herald.domain.event.DomainEvent;
import java.util.List;
import java.util.Optional;

/**
 * Keeps what happened, in the order in which it was committed, until it is forgotten. Of a deleted
 * channel only its deletion stays.
 */
public interface EventLog {

  /**
   * Adds an event at the end. Must be called in a {@link UnitOfWork}. No entry may become readable
   * after one with a larger position: whoever reads the log would never see it.
   *
   * @param by who made it happen
   */
  void append(ActorId by, DomainEvent event);

  /** Adds events at the end, in order. Must be called in a {@link UnitOfWork}. */
  default void appendAll(ActorId by, List<DomainEvent> events) {
    events.forEach(event -> append(by, event));
  }

  /**
   * What happened after a position, oldest first.
   *
   * @param position 0 for all from the start
   * @param most how many at the most
   */
  List<Entry> after(long position, int most);

  /**
   * The position after which nothing has happened yet; 0 if nothing ever did. It never moves back,
   * even if all entries are forgotten.
   */
  long end();

  /**
   * The position up to which everything was forgotten; 0 at first. It never moves back. A reader
   * who goes on after a smaller position has missed what lay between.
   */
  long begin();

  /**
   * Forgets the oldest entries: they are found {@link #after} no position any more. An event of
   * which a delivery is kept, in the {@link DeliveryQueue} or as one of the {@link DeadLetters},
   * can still be delivered as long as that is kept. Must be called in a {@link UnitOfWork}.
   *
   * @param position the last one to forget, at the most {@link #end}; nothing happens if it was
   *     forgotten before
   */
  void forgetUpTo(long position);

  /**
   * An event in the log.
   *
   * @param position larger than that of all entries before, and never used for another event, even
   *     after a restore of the store; there may be gaps
   * @param by who made it happen; empty where that was not kept
   */
  record Entry(long position, DomainEvent event, Optional<ActorId> by) {}
}
