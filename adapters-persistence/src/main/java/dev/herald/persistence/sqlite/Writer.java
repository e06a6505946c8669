package dev.herald.persistence.sqlite;

import dev.herald.application.failure.StorageFull;
import dev.herald.application.failure.Unavailable;
import dev.herald.application.port.out.UnitOfWork;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Does units of work, one after the other, on a thread and a connection of its own.
 *
 * <p>Units that wait are done together: each in a savepoint of its own, so that one that fails is
 * undone alone, and all in one transaction, so that they share the wait for the disk (group
 * commit). Callers learn how their unit went after that commit, never before.
 */
final class Writer implements UnitOfWork, AutoCloseable {

  /** More would make the first of a group wait long for the last. */
  private static final int MOST_IN_A_GROUP = 128;

  private static final int MOST_WAITING = 1024;
  private static final long IDLE_AFTER_MILLIS = 100;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

  private final Handle handle;
  private final Predicate<Handle> whenIdle;
  private final BlockingQueue<Unit<?>> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Thread thread = new Thread(this::run, "herald-writer");
  private final List<Runnable> beforeCommit = new ArrayList<>();
  private final Map<String, PreparedStatement> commands = new HashMap<>();
  private final AtomicLong version = new AtomicLong();
  private volatile boolean closing;

  /**
   * Starts the thread.
   *
   * @param handle a connection that nobody else uses
   * @param whenIdle a short step of work that can wait until nobody writes, and is repeated until
   *     it says that it had nothing to do
   */
  Writer(Handle handle, Predicate<Handle> whenIdle) {
    this.handle = handle;
    this.whenIdle = whenIdle;
    thread.start();
  }

  boolean isOnItsThread() {
    return Thread.currentThread() == thread;
  }

  Handle handle() {
    return handle;
  }

  /**
   * Has the unit that is being done do something more just before the commit, when all units of the
   * group have been done. It is for what SQLite does much faster without savepoints in between.
   */
  void beforeCommit(Runnable work) {
    beforeCommit.add(work);
  }

  @Override
  public <T> T execute(Supplier<T> work) {
    if (isOnItsThread()) return work.get();
    var unit = new Unit<>(work);
    synchronized (this) { // so that no unit comes in behind the last one
      if (closing) throw new Unavailable("Herald is shutting down.", RETRY_AFTER);
      if (!waiting.offer(unit)) {
        throw new Unavailable("Too many changes are waiting to be written.", RETRY_AFTER);
      }
    }
    return unit.await();
  }

  @Override
  public long version() {
    return version.get();
  }

  private void run() {
    List<Unit<?>> group = new ArrayList<>(MOST_IN_A_GROUP);
    var tidy = true; // as far as anyone needs who has not written yet
    while (!closing || !waiting.isEmpty()) {
      try {
        var first = tidy ? waiting.take() : waiting.poll(IDLE_AFTER_MILLIS, TimeUnit.MILLISECONDS);
        tidy = first == null && !tidyUp();
        if (first == null) continue;
        group.add(first);
        waiting.drainTo(group, MOST_IN_A_GROUP - 1);
        commit(group);
      } catch (InterruptedException e) {
        LOG.warn("The writer was interrupted; it goes on until it is closed.");
      } finally {
        group.clear();
      }
    }
  }

  /** Returns whether there may be more to tidy up. */
  private boolean tidyUp() {
    try {
      return whenIdle.test(handle);
    } catch (RuntimeException e) {
      LOG.warn("Tidying up the database failed; Herald tries again after the next change.", e);
      return false;
    }
  }

  private void commit(List<Unit<?>> group) {
    try {
      sql("BEGIN IMMEDIATE");
      for (var unit : group) run(unit);
      beforeCommit.forEach(Runnable::run);
      sql("COMMIT");
    } catch (RuntimeException | Error e) {
      var failure = translated(e);
      rollBack(failure);
      group.forEach(unit -> unit.fail(failure));
    }
    beforeCommit.clear();
    version.incrementAndGet(); // when changes can be read, before those who made them know
    group.forEach(Unit::answer);
  }

  private void run(Unit<?> unit) {
    sql("SAVEPOINT unit");
    var byEarlierUnits = beforeCommit.size();
    try {
      unit.run();
    } catch (RuntimeException | Error e) {
      unit.fail(translated(e));
      beforeCommit.subList(byEarlierUnits, beforeCommit.size()).clear();
      try {
        sql("ROLLBACK TO unit");
      } catch (RuntimeException ended) {
        // SQLite has ended the whole transaction, as it does when the disk is full: the whole group
        // fails, and for the first reason.
        e.addSuppressed(ended);
        throw e;
      }
    }
    sql("RELEASE unit");
  }

  private void rollBack(Throwable failure) {
    try {
      sql("ROLLBACK");
    } catch (RuntimeException e) {
      // SQLite has ended the transaction by itself.
      failure.addSuppressed(e);
    }
  }

  /** Runs a command, which is prepared once; after a failure anew, as it can't be run again. */
  private void sql(String command) {
    var prepared = commands.remove(command);
    try {
      if (prepared == null) prepared = handle.getConnection().prepareStatement(command);
      prepared.execute();
      commands.put(command, prepared);
    } catch (SQLException e) {
      close(prepared, e);
      throw new IllegalStateException(command + " failed", e);
    }
  }

  /** A statement that failed would otherwise stay half run, and with it the transaction. */
  private static void close(@Nullable PreparedStatement failed, SQLException reason) {
    try {
      if (failed != null) failed.close();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  private static Throwable translated(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLiteException sqlite) {
        var code = sqlite.getResultCode().code & 0xFF;
        if (code == SQLiteErrorCode.SQLITE_FULL.code) {
          return new StorageFull("There is no room left for the database.", failure);
        }
        if (code == SQLiteErrorCode.SQLITE_BUSY.code) {
          return new Unavailable("Another program is using the database.", RETRY_AFTER);
        }
      }
    }
    return failure;
  }

  /** Takes no more work, finishes what is waiting, and closes the connection. */
  @Override
  public void close() {
    synchronized (this) {
      closing = true;
    }
    try {
      waiting.put(new Unit<>(() -> true)); // wakes the thread
      thread.join();
    } catch (InterruptedException e) {
      // The process is in a hurry. What is not committed was not answered either.
      Thread.currentThread().interrupt();
      return;
    }
    handle.close();
  }
}
