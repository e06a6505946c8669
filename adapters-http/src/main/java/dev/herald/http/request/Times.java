package dev.herald.http.request;

import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads times in the bodies of requests. */
public final class Times {

  private Times() {}

  /**
   * A time in RFC 3339, with any offset.
   *
   * @throws InvalidValue with the rule {@code required} or {@code malformed}
   */
  public static Instant of(@Nullable String text) {
    if (text == null) throw new InvalidValue(Violation.required("time"));
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new InvalidValue(
          Violation.of("time", "malformed", "must be a time such as 2026-12-31T12:00:00Z"));
    }
  }
}
