package dev.herald.persistence.folder;

import org.jspecify.annotations.Nullable;

/** The folder can't be used for Herald's data; the message tells an operator why. */
public final class UnusableDataFolder extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnusableDataFolder(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
