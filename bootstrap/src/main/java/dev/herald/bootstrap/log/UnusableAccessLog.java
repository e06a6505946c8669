package dev.herald.bootstrap.log;

/** The access log can't be written where it was told to be, for a reason that the message says. */
public final class UnusableAccessLog extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnusableAccessLog(String message) {
    super(message);
  }
}
