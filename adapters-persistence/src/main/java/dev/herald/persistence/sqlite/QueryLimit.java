package dev.herald.persistence.sqlite;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.sqlite.SQLiteConnection;
import org.sqlite.core.DB;

/** Interrupts queries that take too long, since they keep a connection and a processor. */
final class QueryLimit implements AutoCloseable {

  private final long limitNanos;
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, QueryLimit::thread);

  QueryLimit(Duration limit) {
    limitNanos = limit.toNanos();
    timer.setRemoveOnCancelPolicy(true);
  }

  private static Thread thread(Runnable task) {
    var thread = new Thread(task, "herald-query-limit");
    thread.setDaemon(true);
    return thread;
  }

  /** Runs a query; it fails with SQLITE_INTERRUPT if it takes longer than the limit. */
  <T> T run(Handle db, Function<Handle, T> query) {
    var running = new Running(database(db));
    var timeout =
        timer.scheduleWithFixedDelay(running, limitNanos, limitNanos, TimeUnit.NANOSECONDS);
    try {
      return query.apply(db);
    } finally {
      running.end();
      timeout.cancel(false);
    }
  }

  private static DB database(Handle db) {
    try {
      return db.getConnection().unwrap(SQLiteConnection.class).getDatabase();
    } catch (SQLException e) {
      throw new IllegalStateException("a connection to another database", e);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  /** Synchronized, so that it never interrupts the query that comes next on its connection. */
  private static final class Running implements Runnable {

    private final DB database;
    private boolean ended;

    private Running(DB database) {
      this.database = database;
    }

    @Override
    public synchronized void run() {
      try {
        if (!ended) database.interrupt();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    private synchronized void end() {
      ended = true;
    }
  }
}
