package dev.herald.application.failure;

import java.time.Duration;
import java.util.Objects;

/**
 * A change was given to the store, which then could not be reached any more: it may have been made,
 * or not. Who asks again with the same idempotency key learns it, and changes nothing twice.
 */
public final class OutcomeUnknown extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  /**
   * @param retryAfter how long to wait before asking again; at least a second
   */
  public OutcomeUnknown(String message, Duration retryAfter, Throwable cause) {
    super(message, cause);
    this.retryAfter = Objects.requireNonNull(retryAfter);
  }

  public Duration retryAfter() {
    return retryAfter;
  }
}
