package dev.herald.persistence.sql;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The version of a store into which one process writes: it begins anew with that. */
public final class StoreVersion implements Version {

  private volatile long version;

  @Override
  public long now() {
    return version;
  }

  @Override
  public synchronized void grow() {
    version = version + 1;
    notifyAll();
  }

  @Override
  public synchronized long await(long known, Duration longest) throws InterruptedException {
    var end = System.nanoTime() + longest.toNanos();
    for (var left = longest.toNanos(); version == known && left > 0; ) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      left = end - System.nanoTime();
    }
    return version;
  }
}
