package dev.herald.bootstrap.cli;

import dev.herald.persistence.backup.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/**
 * Shows how far a command has come: on a terminal in a line that changes, elsewhere in lines that
 * come now and then, if it takes that long.
 */
final class ProgressLine implements Progress {

  private static final Duration ON_TERMINAL = Duration.ofMillis(200);
  private static final Duration ELSEWHERE = Duration.ofSeconds(10);

  /** What a line that changes is filled up to, to cover the one before. */
  private static final int WIDTH = 20;

  private final PrintWriter out;
  private final boolean isTerminal;
  private final long pause;
  private boolean isShown;
  private long nextAt;

  ProgressLine(PrintWriter out) {
    this(out, Ansi.AUTO.enabled()); // which knows the consoles of all Javas
  }

  ProgressLine(PrintWriter out, boolean isTerminal) {
    this(out, isTerminal, isTerminal ? ON_TERMINAL : ELSEWHERE);
  }

  /**
   * @param pause how long to wait before the first time, and then between one and the next
   */
  ProgressLine(PrintWriter out, boolean isTerminal, Duration pause) {
    this.out = out;
    this.isTerminal = isTerminal;
    this.pause = pause.toNanos();
    nextAt = System.nanoTime() + this.pause;
  }

  @Override
  public boolean isAt(Step step, long done, long all) {
    show(step.name().toLowerCase(Locale.ROOT), all == 0 ? -1 : (int) (100 * done / all));
    return true;
  }

  /**
   * Shows it, if it is time to.
   *
   * @param percent how much is done; negative if that is not known
   */
  void show(String what, int percent) {
    var now = System.nanoTime();
    if (now - nextAt < 0) return;
    nextAt = now + pause;
    var line = percent < 0 ? what + " ..." : what + " " + percent + " %";
    if (isTerminal) out.print("\r" + line + " ".repeat(Math.max(0, WIDTH - line.length())));
    else out.println(line);
    out.flush();
    isShown = true;
  }

  /** Ends the line, if there is one. */
  void end() {
    if (isTerminal && isShown) out.println();
  }

  /** A number of bytes for people to read. */
  static String size(long bytes) {
    if (bytes < 10_000) return bytes + " bytes";
    if (bytes < 10_000_000) return bytes / 1_000 + " kB";
    return bytes / 1_000_000 + " MB";
  }
}
