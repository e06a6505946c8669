package dev.herald.application.port.in.retry;

import java.time.Duration;
import java.util.Objects;

/**
 * Makes a request safe to send again: the same key with the same request is carried out once, and
 * answered with what it made the first time.
 *
 * @param value the key, made unique for its caller by whoever takes it in
 * @param fingerprint what tells the request from others, such as a hash of it
 * @param lasts how long after the first request the same key still stands for it; then it stands
 *     for a new one. More than nothing, and at most 24 hours.
 */
public record IdempotencyKey(String value, String fingerprint, Duration lasts) {

  /** How long keys are kept. */
  public static final Duration MAX_LASTS = Duration.ofHours(24);

  public IdempotencyKey {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(fingerprint, "fingerprint");
    if (lasts.isNegative() || lasts.isZero() || lasts.compareTo(MAX_LASTS) > 0) {
      throw new IllegalArgumentException("a life that is not between nothing and 24 hours");
    }
  }

  /** A key that lasts as long as keys are kept. */
  public IdempotencyKey(String value, String fingerprint) {
    this(value, fingerprint, MAX_LASTS);
  }
}
