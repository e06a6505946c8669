package dev.herald.application.failure;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Says when to tell of a failure that lasts, and that everybody meets: at once, and then once in a
 * minute at the most. Safe for use by many threads.
 */
public final class OnceAMinute {

  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final LongSupplier nanos;
  private final AtomicLong next;

  /**
   * @param nanos a clock of nanoseconds that only goes forward
   */
  public OnceAMinute(LongSupplier nanos) {
    this.nanos = nanos;
    next = new AtomicLong(nanos.getAsLong());
  }

  /** Whether to tell now; of those who ask at the same time, one is told so. */
  public boolean isDue() {
    var now = nanos.getAsLong();
    var due = next.get();
    return now - due >= 0 && next.compareAndSet(due, now + MINUTE);
  }
}
