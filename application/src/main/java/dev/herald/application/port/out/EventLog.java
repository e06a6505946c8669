package dev.herald.application.port.out;

import dev.herald.application.view.EventQuery;
import dev.herald.domain.access.ActorId;
import dev.herald.domain.event.DomainEvent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Keeps what happened, in the order in which it was committed, until it is forgotten. Of a deleted
 * channel only its deletion stays, and what happened to its subscriptions, for who looks for those
 * of an account.
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
   * What somebody looks for of what happened after a position, oldest first. It looks only so far
   * that this takes no long time, however long the log is: who wants more goes on from the end of
   * the part.
   *
   * @param position 0 for all from the start
   * @param most how many at the most
   */
  Part find(EventQuery query, long position, int most);

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
   * Whether a position is one of those that were given away before an older copy of the store took
   * the place of the one that gave them away, as after a restore, or a fail-over to a replica that
   * was behind. A reader who knows one was told of what no longer is.
   *
   * @return the last position up to which both are the same; empty if the position is not lost
   */
  OptionalLong lostAfter(long position);

  /**
   * How far so many entries reach, with those of deleted channels that are still kept: what takes
   * some time for each entry goes no further at once.
   *
   * @param position after which they are counted
   * @return the end, if there are fewer
   */
  long reach(long position, int entries);

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
   * What was found in a part of the log.
   *
   * @param end up to where it has looked, which is further than before as long as there is more
   */
  record Part(List<Entry> entries, long end) {}

  /**
   * An event in the log.
   *
   * @param position larger than that of all entries before, and never used for another event, even
   *     after a restore of the store; there may be gaps
   * @param by who made it happen; empty where that was not kept
   */
  record Entry(long position, DomainEvent event, Optional<ActorId> by) {}
}
