package dev.herald.http.tls;

import org.jspecify.annotations.Nullable;

/** The certificate or the key can't be used; the message tells an operator why. */
public final class UnusableTls extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnusableTls(String message) {
    this(message, null);
  }

  UnusableTls(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
