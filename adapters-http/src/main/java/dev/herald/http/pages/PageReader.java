package dev.herald.http.pages;

import dev.herald.http.language.Language;
import dev.herald.http.language.Translations;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/**
 * Who looks at a page, as far as words and dates are concerned. That is their language alone, so
 * that few pages are kept for many readers; nothing says in which time zone they are.
 */
public record PageReader(Language language) {

  static PageReader of(Context ctx) {
    var accepted = ctx.header("Accept-Language");
    return new PageReader(accepted == null ? Language.ENGLISH : Language.preferred(accepted));
  }

  /** A text in the language of the reader. */
  public String text(String key, Object... values) {
    return Translations.in(language).text(key, values);
  }

  /** A time as the reader would write it, in UTC. */
  public String time(Instant time) {
    var written =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(language.locale())
            .withZone(ZoneOffset.UTC)
            .format(time);
    return text("page.time", written);
  }
}
