package dev.herald.http.answer;

import dev.herald.domain.statistics.DailyNumbers;
import io.javalin.http.Context;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The days of a channel in numbers as a table of RFC 4180. */
public final class DaysCsv {

  private static final String HEAD = "day,subscribers,joins,leaves,posts,recalls\r\n";

  private DaysCsv() {}

  /**
   * Answers with the table.
   *
   * @param of what it is of, for the name of the file
   */
  public static void answer(Context ctx, String of, List<DailyNumbers> days) {
    var lines = days.stream().map(DaysCsv::line).collect(Collectors.joining());
    CsvFile.answer(ctx, of, "days", HEAD + lines);
  }

  private static String line(DailyNumbers it) {
    var count = it.count();
    return LongStream.of(
            it.subscribers(), count.joins(), count.leaves(), count.posts(), count.recalls())
        .mapToObj(Long::toString)
        .collect(Collectors.joining(",", it.day() + ",", "\r\n"));
  }
}
