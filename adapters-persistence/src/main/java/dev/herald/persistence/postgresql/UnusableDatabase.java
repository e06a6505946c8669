package dev.herald.persistence.postgresql;

import org.jspecify.annotations.Nullable;

/** The database can't be used for Herald's data; the message tells an operator why. */
public final class UnusableDatabase extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnusableDatabase(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
