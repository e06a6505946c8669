package dev.herald.application.port.out;

import dev.herald.application.failure.Busy;
import dev.herald.application.failure.OutcomeUnknown;
import dev.herald.application.failure.StorageFull;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The only way to write: all of it, or nothing.
 *
 * <p>Units are done as if one after the other, over all processes that share a store: the limits
 * and sequences of the use cases rest on it. A store may do one at a time, or lock what a unit
 * reads, or run transactions that are serializable. One thing more is needed, which neither row
 * locks nor serializable transactions give by themselves: <b>no entry of the {@link EventLog} may
 * become readable after one with a larger position.</b> On a database that takes positions from a
 * sequence, such as PostgreSQL, a lock of the whole log from a unit's first {@link EventLog#append}
 * to its commit gives it.
 */
public interface UnitOfWork {

  /** How often {@link #awaitVersion} looks by itself, in milliseconds. */
  long LOOK_EVERY_MILLIS = 5;

  /**
   * Does the work, and makes it durable before it returns.
   *
   * <p>The work may run on another thread, and sees its own writes. It may be run again from the
   * start, if all that it wrote was undone: because it was in the way of other work, or because the
   * store was lost before the commit. So it does nothing that can't be undone, and keeps nothing of
   * an earlier run; calls of other ports that are said to be made inside a unit are safe to repeat.
   * A store runs it again only where it knows that nothing was done. Where it can't know, it says
   * so.
   *
   * <p>Whatever it throws undoes all of its writes and is thrown to the caller. Work inside work is
   * part of it: it is durable, and seen by others, when the work around it is; and if it fails, the
   * work around it should fail too, which may else keep what was written before the failure. The
   * same holds in a transaction that an embedding application has begun: then that application
   * makes it durable, and {@link #version} grows after its commit, not before.
   *
   * @throws Busy too much work is waiting already, or the store is closing; nothing was done
   * @throws StorageFull there is no room left; nothing was done
   * @throws OutcomeUnknown the store was lost during the commit: it may have been done
   */
  <T> T execute(Supplier<T> work);

  /**
   * Does work as {@link #execute} does, but work that changes nothing of which answers are kept,
   * such as saving a draft, or removing what a deleted channel left behind: {@link #version} stays
   * the same, so that answers that are kept are not read anew for it. Work inside it that is given
   * to {@link #execute} makes the version grow nevertheless.
   *
   * @throws Busy too much work is waiting already, or the store is closing; nothing was done
   * @throws StorageFull there is no room left; nothing was done
   * @throws OutcomeUnknown the store was lost during the commit: it may have been done
   */
  <T> T executeUnseen(Supplier<T> work);

  /**
   * Grows with each unit of work that may change what is read, before its caller knows that it is
   * done: what was read after asking for the version still holds as long as the version stays the
   * same. Processes that share a store share its version.
   *
   * @throws Busy a store that others share can't be asked now
   */
  long version();

  /**
   * Waits until the version is another than one that was read before, at the most for some time. A
   * store that is told of changes by itself wakes those who wait; others look every few
   * milliseconds, as this does.
   *
   * @return the version now
   */
  default long awaitVersion(long known, Duration longest) throws InterruptedException {
    for (var left = longest.toMillis(); version() == known && left > 0; left -= LOOK_EVERY_MILLIS) {
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
    }
    return version();
  }

  /** Does work that has no result. */
  default void execute(Runnable work) {
    execute(
        () -> {
          work.run();
          return true;
        });
  }
}
