package dev.herald.persistence.move;

import org.jspecify.annotations.Nullable;

/**
 * An archive could not be made or imported, and nothing was left half done; the message tells an
 * operator why, and what to do.
 */
public final class MoveFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MoveFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  MoveFailure(String message) {
    super(message);
  }
}
