package dev.herald.http.v1;

import dev.herald.domain.id.ChannelId;
import dev.herald.domain.statistics.DailyNumbers;
import dev.herald.domain.statistics.DayRange;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** In an answer, the days of a channel in numbers, or of several together. */
record StatisticsJson(@Nullable String channelId, String from, String to, List<Day> days) {

  static StatisticsJson of(Optional<ChannelId> channel, DayRange range, List<DailyNumbers> days) {
    return new StatisticsJson(
        channel.map(ChannelId::value).orElse(null),
        range.from().toString(),
        range.to().toString(),
        days.stream().map(Day::of).toList());
  }

  /** A day of UTC. */
  record Day(String day, long subscribers, long joins, long leaves, long posts, long recalls) {

    private static Day of(DailyNumbers it) {
      var count = it.count();
      return new Day(
          it.day().toString(),
          it.subscribers(),
          count.joins(),
          count.leaves(),
          count.posts(),
          count.recalls());
    }
  }
}
