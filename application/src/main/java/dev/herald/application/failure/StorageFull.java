package dev.herald.application.failure;

import org.jspecify.annotations.Nullable;

/** The store has no room left. Nothing was done, and nothing that was stored before is lost. */
public final class StorageFull extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StorageFull(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
