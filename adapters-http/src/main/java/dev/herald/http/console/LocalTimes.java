package dev.herald.http.console;

import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Times as date fields of browsers write them, such as {@code 2026-11-27T18:00}. */
final class LocalTimes {

  private static final DateTimeFormatter FIELD =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT);

  private LocalTimes() {}

  /**
   * The moment that is meant in a time zone.
   *
   * @throws InvalidValue {@code publishAt.required} or {@code publishAt.malformed}
   */
  static Instant read(String text, ZoneId zone) {
    if (text.isEmpty()) throw new InvalidValue(Violation.required("publishAt"));
    try {
      return LocalDateTime.parse(text).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      throw new InvalidValue(Violation.of("publishAt", "malformed", "must be a date and a time"));
    }
  }

  static String write(Instant moment, ZoneId zone) {
    return FIELD.format(moment.atZone(zone));
  }

  /** What somebody probably means who says no time: the next full hour but one. */
  static Instant soon(Instant now, ZoneId zone) {
    return now.atZone(zone).truncatedTo(ChronoUnit.HOURS).plusHours(2).toInstant();
  }

  /** The first full minute that is not before a moment, as fields have no seconds. */
  static Instant upToMinute(Instant moment) {
    var minute = moment.truncatedTo(ChronoUnit.MINUTES);
    return minute.equals(moment) ? minute : minute.plus(1, ChronoUnit.MINUTES);
  }
}
