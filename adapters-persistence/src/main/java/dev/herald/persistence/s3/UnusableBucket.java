package dev.herald.persistence.s3;

import org.jspecify.annotations.Nullable;

/** The bucket can't be used for Herald's images; the message tells an operator why. */
public final class UnusableBucket extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnusableBucket(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
