package dev.herald.bootstrap.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads when something shall end. */
final class Expiry {

  private static final Pattern AFTER = Pattern.compile("(?<count>\\d{1,6})(?<unit>[hd])");

  private Expiry() {}

  /**
   * The end that is meant by {@code 36h}, {@code 90d}, or the first moment of {@code 2027-01-31} in
   * UTC; empty if the text is none of these.
   */
  static Optional<Instant> of(String text, Instant now) {
    var after = AFTER.matcher(text);
    if (after.matches()) {
      var count = Integer.parseInt(after.group("count"));
      var isHours = after.group("unit").equals("h");
      return Optional.of(now.plus(isHours ? Duration.ofHours(count) : Duration.ofDays(count)));
    }
    try {
      return Optional.of(LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
