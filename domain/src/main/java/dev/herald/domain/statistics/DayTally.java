package dev.herald.domain.statistics;

import dev.herald.domain.event.DomainEvent;
import dev.herald.domain.event.DomainEvent.ChannelDeleted;
import dev.herald.domain.id.ChannelId;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Events, counted by channel and day.
 *
 * @param counts of the days on which something happened that counts
 * @param ended the channels that were deleted, whose numbers end with them
 */
public record DayTally(Map<ChannelDay, DailyCount> counts, Set<ChannelId> ended) {

  public DayTally {
    counts = Map.copyOf(counts);
    ended = Set.copyOf(ended);
  }

  public static DayTally of(Collection<? extends DomainEvent> events) {
    Map<ChannelDay, DailyCount> counts = new LinkedHashMap<>();
    Set<ChannelId> ended = new HashSet<>();
    for (var event : events) {
      if (event instanceof ChannelDeleted) ended.add(event.channel());
      var count = DailyCount.of(event);
      if (!count.equals(DailyCount.NONE)) {
        counts.merge(ChannelDay.of(event), count, DailyCount::plus);
      }
    }
    counts.keySet().removeIf(it -> ended.contains(it.channel()));
    return new DayTally(counts, ended);
  }
}
