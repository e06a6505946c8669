package dev.herald.http.answer;

import dev.herald.domain.id.ChannelId;
import dev.herald.domain.statistics.WeekHour;
import dev.herald.domain.statistics.WeekHours;
import io.javalin.http.Context;
import java.util.stream.Collectors;

/** The hours of a channel's week in numbers as a table of RFC 4180. */
public final class HoursCsv {

  private static final String HEAD = "weekday,time,reads,posts\r\n";

  private HoursCsv() {}

  /** Answers with the table: all hours from Monday on. */
  public static void answer(Context ctx, ChannelId channel, WeekHours week) {
    var lines = WeekHour.ALL.stream().map(it -> line(it, week)).collect(Collectors.joining());
    CsvFile.answer(ctx, channel.value(), "hours", HEAD + lines);
  }

  private static String line(WeekHour hour, WeekHours week) {
    var count = week.at(hour);
    return hour.day()
        + ","
        + hour.time(week.minute())
        + ","
        + count.reads()
        + ","
        + count.posts()
        + "\r\n";
  }
}
