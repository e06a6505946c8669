package dev.herald.application.port.out;

import dev.herald.application.failure.StorageFull;
import java.time.Instant;
import java.util.Optional;

/** Where backups of all that is stored are kept. */
public interface BackupStore {

  /** The newest that is there. */
  Optional<Kept> newest();

  /**
   * Makes one of what is stored now. It is either there as a whole, durably, or not at all.
   *
   * @param at what it is called after
   * @return empty if it was ended before it was done, as the store is being closed
   * @throws StorageFull there is no room for it
   */
  Optional<Kept> make(Instant at);

  /** Removes all but so many of those that it made itself, the oldest first. */
  void keepNewest(int count);

  /**
   * A backup.
   *
   * @param at of which moment it is
   * @param bytes the size of its database, without images
   */
  record Kept(Instant at, long bytes) {}
}
