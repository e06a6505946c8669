package dev.herald.domain.statistics;

import dev.herald.domain.event.DomainEvent;
import dev.herald.domain.event.DomainEvent.PostPublished;
import dev.herald.domain.event.DomainEvent.PostRecalled;
import dev.herald.domain.event.DomainEvent.Subscribed;
import dev.herald.domain.event.DomainEvent.Unsubscribed;

/**
 * What happened on a day, counted.
 *
 * @param joins subscriptions that began
 * @param leaves subscriptions that ended
 * @param posts posts that were published, also those that were recalled since
 * @param recalls posts that were recalled, whenever they were published
 */
public record DailyCount(long joins, long leaves, long posts, long recalls) {

  public static final DailyCount NONE = new DailyCount(0, 0, 0, 0);

  /** What one event counts for. */
  public static DailyCount of(DomainEvent event) {
    if (event instanceof Subscribed) return new DailyCount(1, 0, 0, 0);
    if (event instanceof Unsubscribed) return new DailyCount(0, 1, 0, 0);
    if (event instanceof PostPublished) return new DailyCount(0, 0, 1, 0);
    if (event instanceof PostRecalled) return new DailyCount(0, 0, 0, 1);
    return NONE;
  }

  public DailyCount plus(DailyCount other) {
    return new DailyCount(
        joins + other.joins, leaves + other.leaves, posts + other.posts, recalls + other.recalls);
  }

  /** How many more subscribers there are after the day than before. */
  public long growth() {
    return joins - leaves;
  }
}
