package dev.herald.application.failure;

import java.util.Locale;
import java.util.Objects;

/**
 * Why changes can't be stored now.
 *
 * @param detail for an operator's log; it may name files
 */
public record StoreTrouble(Kind kind, String detail) {

  public StoreTrouble {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(detail);
  }

  /** What anybody may know. */
  public enum Kind {
    /** Nothing can be written until Herald is started again. */
    WRITER_STOPPED,
    /** A change, or another program, has kept the database for seconds. */
    BUSY,
    DATABASE_READ_ONLY,
    DATABASE_DAMAGED,
    DISK_FULL,
    IMAGES_NOT_WRITABLE,
    /** Anything else. */
    STORE_FAILED;

    /** Its name for programs, which never changes. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
