package dev.herald.persistence.backup;

import org.jspecify.annotations.Nullable;

/**
 * A backup could not be made or restored, and nothing was changed; the message tells an operator
 * why, and what to do.
 */
public final class BackupFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BackupFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
