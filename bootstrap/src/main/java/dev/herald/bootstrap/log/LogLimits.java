package dev.herald.bootstrap.log;

/** How much of what is logged is written, in characters: nobody can fill a disk with one line. */
final class LogLimits {

  static final int NAME = 300;
  static final int MESSAGE = 8_000;
  static final int LINE_OF_EXCEPTION = 2_000;
  static final int EXCEPTION = 100_000;

  private LogLimits() {}
}
