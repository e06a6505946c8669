package dev.herald.http.v1;

import dev.herald.domain.id.ChannelId;
import dev.herald.domain.statistics.WeekHour;
import dev.herald.domain.statistics.WeekHours;
import dev.herald.http.json.Json;
import java.util.List;

/** In an answer, at which hours of the week a channel is read and publishes. */
record WeekHoursJson(String channelId, String timeZone, String from, String to, List<Hour> hours) {

  static WeekHoursJson of(ChannelId channel, WeekHours week) {
    return new WeekHoursJson(
        channel.value(),
        week.zone().getId(),
        Json.time(week.from()),
        Json.time(week.to()),
        WeekHour.ALL.stream().map(it -> Hour.of(it, week)).toList());
  }

  /**
   * An hour of the week.
   *
   * @param time at which it begins
   */
  record Hour(String weekday, String time, long reads, long posts) {

    private static Hour of(WeekHour hour, WeekHours week) {
      var count = week.at(hour);
      return new Hour(
          hour.day().name(), hour.time(week.minute()).toString(), count.reads(), count.posts());
    }
  }
}
