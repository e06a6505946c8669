package dev.herald.bootstrap.log;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** Times in logs, which are the same in all time zones and languages. */
final class Moments {

  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);
  private static final DateTimeFormatter OF_WEB_SERVERS =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Moments() {}

  /** Such as {@code 2026-11-26T05:18:16.040Z}. */
  static String iso(Instant moment) {
    return ISO.format(moment);
  }

  /** Such as {@code 26/Nov/2026:05:18:16 +0000}. */
  static String ofWebServers(Instant moment) {
    return OF_WEB_SERVERS.format(moment);
  }

  /** A time in milliseconds, such as {@code 3.041}. */
  static String millis(Duration time) {
    var micros = time.toNanos() / 1000;
    var rest = micros % 1000;
    return micros / 1000 + (rest < 10 ? ".00" : rest < 100 ? ".0" : ".") + rest;
  }
}
