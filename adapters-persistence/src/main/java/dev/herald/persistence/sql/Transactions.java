package dev.herald.persistence.sql;

import org.jdbi.v3.core.Handle;

/**
 * The transactions of the one connection of a process that writes. Used on the thread of the {@link
 * Writer} alone. What fails throws, whatever the database throws.
 */
public interface Transactions extends AutoCloseable {

  /** The connection. It may be another one after {@link #begin}. */
  Handle handle();

  /** Begins a transaction, in which nobody else can write. */
  void begin();

  /**
   * Whether anybody else has committed something since this was asked last; it may be asked within
   * a transaction and outside.
   */
  boolean haveOthersWritten();

  /** Begins a unit of work within the transaction. */
  void beginUnit();

  /**
   * Undoes the unit alone; it is not ended by that.
   *
   * @throws RunAgain that can't be done this time, but can when all units are run again
   */
  void undoUnit();

  /** Ends the unit. */
  void endUnit();

  /**
   * Commits all units of the transaction, durably.
   *
   * @param isSeen whether readers may see what they did
   */
  void commit(boolean isSeen);

  /** Makes sure that no transaction is open; the database may have ended it by itself. */
  void undo();

  /**
   * Whether what failed with it was undone, and might succeed at once if it were done again from
   * its beginning.
   */
  boolean isPassing(Throwable failure);

  /** Whether there is no room left. */
  boolean isFull(Throwable failure);

  /** What to throw for a failure: the failure itself, unless there is a better word for it. */
  RuntimeException translated(Throwable failure);

  @Override
  void close();
}
