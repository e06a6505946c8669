package dev.herald.application.service;

import dev.herald.application.failure.Busy;
import dev.herald.domain.id.ImageId;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;

/**
 * Keeps the clean-up from an image while it is uploaded, and uploads from one while its bytes are
 * deleted. Bytes are kept and deleted outside of units of work, as a store may take seconds for
 * them and everybody would wait; so no unit keeps the two apart.
 *
 * <p>It holds for one process, as the stores of a server do.
 */
final class ImageLocks {

  private static final int COUNT = 256;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  /** Few images share one, and then wait for each other without need. */
  private final ReadWriteLock[] locks =
      Stream.generate(ReentrantReadWriteLock::new).limit(COUNT).toArray(ReadWriteLock[]::new);

  /**
   * Uploads an image, whose bytes nobody deletes meanwhile; others may upload it too.
   *
   * @throws Busy its bytes are being deleted for long
   */
  void uploading(ImageId id, Runnable keeps) {
    var lock = of(id).readLock();
    if (!isTaken(lock)) {
      throw new Busy("The same image is being deleted.", Duration.ofSeconds(1));
    }
    try {
      keeps.run();
    } finally {
      lock.unlock();
    }
  }

  /** Deletes bytes, unless the image is being uploaded; it never waits for that. */
  void unlessUploading(ImageId id, Runnable deletes) {
    var lock = of(id).writeLock();
    if (!lock.tryLock()) return;
    try {
      deletes.run();
    } finally {
      lock.unlock();
    }
  }

  private ReadWriteLock of(ImageId id) {
    return locks[Math.floorMod(id.hashCode(), COUNT)];
  }

  private static boolean isTaken(Lock lock) {
    try {
      return lock.tryLock(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
