package dev.herald.kafka;

import org.jspecify.annotations.Nullable;

/** Kafka can't be used as the operator says; the message tells why. */
public final class UnusableKafka extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnusableKafka(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
