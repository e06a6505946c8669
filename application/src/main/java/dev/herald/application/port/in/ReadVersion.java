package dev.herald.application.port.in;

/** Tells whether what was read before still holds. */
@FunctionalInterface
public interface ReadVersion {

  /**
   * Grows whenever anything may have changed that can be read: what was read after asking for the
   * version still holds as long as the version stays the same.
   */
  long version();
}
