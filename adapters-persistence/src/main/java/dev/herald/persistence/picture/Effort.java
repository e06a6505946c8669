package dev.herald.persistence.picture;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/**
 * What the reading of one picture may cost: processor time and memory of the thread that reads it,
 * both counted by Java. Whoever works for a picture asks again and again; so a picture that is made
 * to be slow or large ends, whatever its reader does with it.
 *
 * <p>Memory counts as it is allocated, whether it was given back since or not.
 */
final class Effort {

  /** Asking what was used costs as much as reading some hundred bytes. */
  private static final int STEPS_UNTIL_ASKED = 256;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final LongSupplier nanos;
  private final LongSupplier bytes;
  private final long lastNano;
  private final long lastByte;
  private int steps;

  /**
   * @param nanos the processor time that was used so far, in nanoseconds
   * @param bytes the memory that was allocated so far
   * @param mostNanos how much more time may be used
   * @param mostBytes how much more memory may be allocated
   */
  Effort(LongSupplier nanos, LongSupplier bytes, long mostNanos, long mostBytes) {
    this.nanos = nanos;
    this.bytes = bytes;
    lastNano = nanos.getAsLong() + mostNanos;
    lastByte = bytes.getAsLong() + mostBytes;
  }

  /** Counts what the current thread uses from now on. */
  static Effort ofThisThread(long mostNanos, long mostBytes) {
    return new Effort(
        THREADS::getCurrentThreadCpuTime,
        THREADS::getCurrentThreadAllocatedBytes,
        mostNanos,
        mostBytes);
  }

  /**
   * Takes one of many small steps.
   *
   * @throws TooMuch more was used than may be
   */
  void step() {
    if (++steps % STEPS_UNTIL_ASKED == 0) check();
  }

  /**
   * Takes a step that may be a large one.
   *
   * @throws TooMuch more was used than may be
   */
  void check() {
    if (nanos.getAsLong() > lastNano) throw new TooMuch("time");
    if (bytes.getAsLong() > lastByte) throw new TooMuch("memory");
  }

  /** A picture needs more than it may. */
  static final class TooMuch extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private TooMuch(String what) {
      super("takes too much " + what, null, false, false);
    }
  }
}
