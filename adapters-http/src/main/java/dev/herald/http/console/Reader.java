package dev.herald.http.console;

import dev.herald.http.language.Language;
import dev.herald.http.language.Translations;
import io.javalin.http.Context;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who looks at a page, as far as words, dates and numbers are concerned.
 *
 * @param locale how the reader writes dates and numbers
 * @param zone the time zone of the reader
 */
public record Reader(Language language, Locale locale, ZoneId zone) {

  private static final String LANGUAGE_COOKIE = "herald-language";
  private static final List<String> BYTES = List.of("B", "kB", "MB", "GB", "TB");
  private static final String ZONE_COOKIE = "herald-zone";

  static Reader of(Context ctx) {
    var accepted = Optional.ofNullable(ctx.header("Accept-Language")).orElse("");
    var language =
        Optional.ofNullable(ctx.cookie(LANGUAGE_COOKIE))
            .flatMap(Language::ofTag)
            .orElseGet(() -> Language.preferred(accepted));
    return new Reader(language, language.localeOf(accepted), zone(ctx));
  }

  private static ZoneId zone(Context ctx) {
    var zone = ctx.cookie(ZONE_COOKIE);
    try {
      return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }

  /** A text in the language of the reader. */
  public String text(String key, Object... values) {
    return Translations.in(language).text(key, values);
  }

  /** A text, if there is one under this key. */
  public Optional<String> findText(String key, Object... values) {
    return Translations.in(language).find(key, values);
  }

  /** A time as the reader would write it, in their time zone. */
  public String time(Instant time) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(locale)
        .withZone(zone)
        .format(time);
  }

  /** The time of a day as the reader would write it. */
  public String clock(Instant time) {
    return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
        .withLocale(locale)
        .withZone(zone)
        .format(time);
  }

  /** The time of a day as fields of browsers write it. */
  public String fieldClock(Instant time) {
    return LocalTimes.write(time, zone).substring(11);
  }

  /** What the time zone is called. */
  public String zoneName() {
    return zone instanceof ZoneOffset
        ? "UTC"
        : zone.getId().replace('_', ' ') + " · " + zone.getDisplayName(TextStyle.FULL, locale);
  }

  /** A day as the reader would write it, in their time zone. */
  public String day(Instant time) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
        .withLocale(locale)
        .withZone(zone)
        .format(time);
  }

  /** What people call a browser. */
  public String browser(String userAgent) {
    return userAgent.isBlank() ? text("sessions.unknown") : Browser.name(userAgent);
  }

  /** A day as the reader would write it, which is the same in all time zones. */
  public String day(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(day);
  }

  /** A number as the reader would write it. */
  public String number(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  /** A number of which three digits are enough. */
  public String decimal(double number) {
    var format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(number < 10 ? 2 : number < 100 ? 1 : 0);
    return format.format(number);
  }

  /** A part of one, in percent. */
  public String percent(double part) {
    return NumberFormat.getPercentInstance(locale).format(part);
  }

  /** A time so short that it is told in milliseconds. */
  public String millis(double millis) {
    return decimal(millis) + " ms";
  }

  /** A size in the largest unit of which there is one. */
  public String bytes(long bytes) {
    var unit = 0;
    double size = bytes;
    while (size >= 1000 && unit < BYTES.size() - 1) {
      size /= 1000;
      unit++;
    }
    return decimal(size) + " " + BYTES.get(unit);
  }

  /** A length of time, in its two largest units. */
  public String duration(Duration length) {
    if (length.toDays() > 0) {
      return text("duration.days", number(length.toDays()), length.toHoursPart());
    }
    if (length.toHours() > 0) {
      return text("duration.hours", length.toHours(), length.toMinutesPart());
    }
    if (length.toMinutes() > 0) {
      return text("duration.minutes", length.toMinutes(), length.toSecondsPart());
    }
    var seconds = length.toMillis() / 1000.0;
    return text("duration.seconds", decimal(seconds < 10 ? seconds : Math.round(seconds)));
  }
}
