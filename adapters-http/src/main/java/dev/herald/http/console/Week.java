package dev.herald.http.console;

import dev.herald.application.view.PageRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A week as its reader has it: from the first day that a week has where they live, in their time
 * zone.
 *
 * @param days seven, in their order
 */
public record Week(LocalDate first, List<Day> days, ZoneId zone) {

  /** As many drafts as are read at once. */
  static final PageRequest MOST = PageRequest.first(PageRequest.MAX_LIMIT);

  /** As many drafts as each day of a full week shows. */
  static final int SHOWN = 20;

  /**
   * A day.
   *
   * @param name such as Tuesday
   * @param shortDate such as 24 Nov
   * @param isPast whether nothing can be scheduled for it any more
   * @param others how many there are that are not shown, as far as they were read
   * @param isMore whether there are even more of them
   */
  public record Day(
      LocalDate date,
      String name,
      String shortDate,
      boolean isToday,
      boolean isPast,
      List<DraftCard> drafts,
      int others,
      boolean isMore) {

    Day with(List<DraftCard> shown, int notShown, boolean hasMore) {
      return new Day(date, name, shortDate, isToday, isPast, shown, notShown, hasMore);
    }
  }

  /** The week in which a day is, as yet without drafts. */
  static Week of(LocalDate day, LocalDate today, Reader reader) {
    var firstDay = WeekFields.of(reader.locale()).getFirstDayOfWeek();
    var first = day.with(TemporalAdjusters.previousOrSame(firstDay));
    var date = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(reader.locale());
    var days =
        IntStream.range(0, 7)
            .mapToObj(first::plusDays)
            .map(
                it ->
                    new Day(
                        it,
                        it.getDayOfWeek()
                            .getDisplayName(TextStyle.FULL_STANDALONE, reader.locale()),
                        date.format(it),
                        it.equals(today),
                        it.isBefore(today),
                        List.of(),
                        0,
                        false))
            .toList();
    return new Week(first, days, reader.zone());
  }

  Instant begin() {
    return first.atStartOfDay(zone).toInstant();
  }

  Instant end() {
    return first.plusDays(7).atStartOfDay(zone).toInstant();
  }

  /** The same with these drafts, each at its day. */
  Week with(List<DraftCard> drafts) {
    return withDays(
        day -> day.with(drafts.stream().filter(it -> isOn(day.date(), it)).toList(), 0, false));
  }

  /** The same with other days. */
  Week withDays(UnaryOperator<Day> change) {
    return new Week(first, days.stream().map(change).toList(), zone);
  }

  private boolean isOn(LocalDate date, DraftCard draft) {
    return draft.publishAt().filter(at -> at.atZone(zone).toLocalDate().equals(date)).isPresent();
  }

  /** A day of the week before. */
  public LocalDate before() {
    return first.minusDays(7);
  }

  /** A day of the week after. */
  public LocalDate after() {
    return first.plusDays(7);
  }

  public boolean isEmpty() {
    return days.stream().allMatch(day -> day.drafts().isEmpty());
  }
}
