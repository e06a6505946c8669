package dev.herald.http.console;

import io.javalin.http.Context;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
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

  /** A number as the reader would write it. */
  public String number(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }
}
