package dev.herald.http.door;

import java.util.concurrent.atomic.AtomicLong;

/** Memory that many requests share. Nobody waits for it: who gets none has to do without. */
public final class Budget {

  private final long total;
  private final long little;
  private final AtomicLong left;

  public Budget(long bytes) {
    total = bytes;
    little = bytes / 128;
    left = new AtomicLong(bytes);
  }

  /** Takes all of it or nothing. A quarter is for those who want little. */
  public boolean take(long bytes) {
    var kept = bytes > little ? total / 4 : 0;
    if (left.addAndGet(-bytes) >= kept) return true;
    left.addAndGet(bytes);
    return false;
  }

  public void giveBack(long bytes) {
    left.addAndGet(bytes);
  }

  /** Whether little is left. */
  public boolean isShort() {
    return left.get() < total / 2;
  }
}
