package dev.herald.application.port.in.retry;

import java.util.Objects;

/**
 * Makes a request safe to send again: the same key with the same request is carried out once, and
 * answered with what it made the first time. Keys are kept for 24 hours.
 *
 * @param value the key, made unique for its caller by whoever takes it in
 * @param fingerprint what tells the request from others, such as a hash of it
 */
public record IdempotencyKey(String value, String fingerprint) {

  public IdempotencyKey {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(fingerprint, "fingerprint");
  }
}
