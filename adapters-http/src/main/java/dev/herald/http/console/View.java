package dev.herald.http.console;

import dev.herald.application.port.in.access.Authenticate.Caller;
import dev.herald.application.view.Cursor;
import dev.herald.domain.account.Role;
import dev.herald.domain.image.ImageRef;
import dev.herald.domain.webhook.Webhook;
import dev.herald.http.answer.Cursors;
import dev.herald.http.image.ImageUrls;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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
 * What every template needs: who looks at the page, in which language, and where things are.
 *
 * @param path the address that was asked for, with its query
 * @param locale how the reader writes dates and numbers
 * @param zone the time zone of the reader
 * @param caller who is signed in, if anybody is
 * @param from the address of the page from which a part of one was asked for
 */
public record View(
    Language language,
    Locale locale,
    ZoneId zone,
    Optional<Caller> caller,
    String path,
    String from,
    ImageUrls images) {

  private static final String LANGUAGE_COOKIE = "herald-language";
  private static final String ZONE_COOKIE = "herald-zone";
  private static final int THUMBNAIL_EDGE = 256;

  static View of(Context ctx, Optional<Caller> caller) {
    var query = ctx.queryString();
    var language = language(ctx);
    var accepted = Optional.ofNullable(ctx.header("Accept-Language")).orElse("");
    return new View(
        language,
        language.localeOf(accepted),
        zone(ctx),
        caller,
        query == null ? ctx.path() : ctx.path() + "?" + query,
        from(ctx),
        new ImageUrls(""));
  }

  private static String from(Context ctx) {
    var url = ctx.header("HX-Current-URL");
    return url == null ? "" : url.replaceFirst("^[a-z]+://[^/]*", "").replaceFirst("#.*$", "");
  }

  private static Language language(Context ctx) {
    return Optional.ofNullable(ctx.cookie(LANGUAGE_COOKIE))
        .flatMap(Language::ofTag)
        .orElseGet(
            () ->
                Optional.ofNullable(ctx.header("Accept-Language"))
                    .map(Language::preferred)
                    .orElse(Language.ENGLISH));
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
    return Messages.in(language).text(key, values);
  }

  public Optional<String> findText(String key, Object... values) {
    return Messages.in(language).find(key, values);
  }

  /** A time as the reader would write it, in their time zone. */
  public String time(Instant time) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(locale)
        .withZone(zone)
        .format(time);
  }

  /** A number as the reader would write it. */
  public String number(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  /** A file of the console. */
  public String asset(String name) {
    return Assets.url(name);
  }

  /** The address of a smaller picture of an image. */
  public String thumbnail(ImageRef image) {
    return image
        .stored()
        .map(id -> images.of(id) + "/thumbnail?size=" + THUMBNAIL_EDGE)
        .orElseGet(() -> images.of(image));
  }

  /** The address of the page that shows a channel. */
  public String channel(String id) {
    return "/console/channel?id=" + encode(id);
  }

  /** The address at which something is done to a channel. */
  public String channel(String id, String action) {
    return "/console/channel/" + action + "?id=" + encode(id);
  }

  /** The address of the page that shows a webhook. */
  public String webhook(Webhook webhook) {
    return "/console/webhook?id=" + encode(webhook.id().value());
  }

  /** The address at which something is done to a webhook. */
  public String webhook(Webhook webhook, String action) {
    return "/console/webhook/" + action + "?id=" + encode(webhook.id().value());
  }

  /** The address of a window that is about a webhook. */
  public String webhookWindow(Webhook webhook, String name) {
    return "/console/windows/" + name + "?id=" + encode(webhook.id().value());
  }

  /** How a form names an image. */
  public String imageField(ImageRef image) {
    return ChannelForm.text(image);
  }

  /** The address of the page that follows in the list at this address. */
  public String next(Cursor cursor) {
    var first = firstPage();
    return first + (first.contains("?") ? "&" : "?") + "cursor=" + Cursors.write(cursor);
  }

  /** The address of the first page of the list at this address. */
  public String firstPage() {
    return path.replaceAll("(?<=[?&])cursor=[^&]*&?", "").replaceFirst("[?&]$", "");
  }

  /** Whether this is not the first page of a list. */
  public boolean isLaterPage() {
    return !path.equals(firstPage());
  }

  /** A text as a part of an address. */
  public String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Whether the reader may do what needs this role. */
  public boolean may(Role role) {
    return caller.map(it -> it.role().allows(role)).orElse(false);
  }

  public boolean isEditor() {
    return may(Role.EDITOR);
  }

  public boolean isAdmin() {
    return may(Role.ADMIN);
  }
}
