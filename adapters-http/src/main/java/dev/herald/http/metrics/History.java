package dev.herald.http.metrics;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** How Herald did within the last hour. It is kept in memory, in less than half a megabyte. */
public final class History {

  /** From one sample to the next. */
  static final Duration STEP = Duration.ofSeconds(10);

  /** A thread that is woken a little early would else miss a sample. */
  private static final long DUE_AFTER_NANOS = STEP.multipliedBy(9).dividedBy(10).toNanos();

  /** An hour, and where it begins. */
  private static final int MOST = 361;

  private final Supplier<Sample> source;
  private final Supplier<Long> nanos;
  private final Deque<Sample> samples = new ArrayDeque<>();
  private final ReentrantLock turn = new ReentrantLock();

  /**
   * @param source tells how Herald does now
   * @param nanos the time, by the clock of the samples
   */
  History(Supplier<Sample> source, Supplier<Long> nanos) {
    this.source = source;
    this.nanos = nanos;
  }

  /**
   * The samples, the oldest first; they are about ten seconds apart, if something takes them
   * regularly. One is taken now if the last one is older than that.
   */
  public List<Sample> recent() {
    turn.lock();
    try {
      if (isDue()) take();
      return List.copyOf(samples);
    } finally {
      turn.unlock();
    }
  }

  private boolean isDue() {
    var last = samples.peekLast();
    return last == null || nanos.get() - last.nanos() >= DUE_AFTER_NANOS;
  }

  private void take() {
    samples.addLast(source.get());
    if (samples.size() > MOST) samples.removeFirst();
  }
}
