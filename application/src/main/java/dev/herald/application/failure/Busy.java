package dev.herald.application.failure;

import java.time.Duration;
import java.util.Objects;

/** Herald can't do it now, and could if it were asked again. Nothing was done. */
public final class Busy extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  /**
   * @param retryAfter how long to wait before asking again; at least a second
   */
  public Busy(String message, Duration retryAfter) {
    super(message, null, false, false);
    this.retryAfter = Objects.requireNonNull(retryAfter);
  }

  public Duration retryAfter() {
    return retryAfter;
  }
}
