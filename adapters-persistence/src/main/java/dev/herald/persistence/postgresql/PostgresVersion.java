package dev.herald.persistence.postgresql;

import dev.herald.application.failure.Busy;
import dev.herald.persistence.sql.Version;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The version that is kept in the database. All who ask for it at once share a look at it, which
 * has begun after they asked. Who waits for another version is woken by what the database says
 * after each commit, and by a look now and then, lest that gets lost. As it looks so often, it is
 * the first to notice that the database does not answer.
 */
final class PostgresVersion implements Version, AutoCloseable {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);
  private static final int LOOK_EVERY_MILLIS = 250;
  private static final long LONGEST_CLOSE_MILLIS = 5_000;
  private static final Logger LOG = LoggerFactory.getLogger(PostgresVersion.class);

  private final LongSupplier look;
  private final Supplier<Handle> open;
  private final Runnable whenLost;
  private final Runnable whenHopeless;
  private final ReentrantLock turn = new ReentrantLock(true);
  private final Thread thread = new Thread(this::listen, "herald-listener");
  private volatile boolean closing;
  private volatile boolean isInAHurry;

  /** How many looks have begun. */
  private volatile long begun;

  /** What the last look found that succeeded, and which one that was. */
  private long found;

  private long foundBy;

  /** The largest version that the listener has seen. */
  private long seen;

  /**
   * @param look asks the database
   * @param open opens a connection that nobody else uses
   * @param whenLost is run when that connection is lost, or silent, as others probably are too
   * @param whenHopeless is run when the database is away and there is no time to wait for it
   */
  PostgresVersion(
      LongSupplier look, Supplier<Handle> open, Runnable whenLost, Runnable whenHopeless) {
    this.look = look;
    this.open = open;
    this.whenLost = whenLost;
    this.whenHopeless = whenHopeless;
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * The version.
   *
   * @throws Busy the database can't be asked now
   */
  @Override
  public long now() {
    var before = begun;
    if (!acquired()) throw PostgresFailures.busy("Too much is being looked up.");
    try {
      if (foundBy > before) return found;
      var mine = begun + 1;
      begun = mine;
      found = look.getAsLong();
      foundBy = mine;
      return found;
    } finally {
      turn.unlock();
    }
  }

  private boolean acquired() {
    try {
      return turn.tryLock(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public synchronized long await(long known, Duration longest) throws InterruptedException {
    var end = System.nanoTime() + longest.toNanos();
    for (var left = longest.toNanos(); seen <= known && left > 0; ) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      left = end - System.nanoTime();
    }
    return Math.max(seen, known);
  }

  /** The database tells this process too. */
  @Override
  public void grow() {}

  private synchronized void see(long version) {
    if (version <= seen) return;
    seen = version;
    notifyAll();
  }

  private void listen() {
    var isLost = false;
    while (!closing) {
      try (var db = open.get()) {
        db.execute("LISTEN herald");
        if (isLost) LOG.info("The database can be reached again.");
        isLost = false;
        listen(db);
      } catch (RuntimeException | SQLException e) {
        if (closing) return;
        if (!isLost) lose(e);
        if (isInAHurry) whenHopeless.run();
        isLost = true;
        LockSupport.parkNanos(Duration.ofMillis(LOOK_EVERY_MILLIS).toNanos());
      }
    }
  }

  private void lose(Exception failure) {
    LOG.warn("The database can't be reached: {}", failure.toString());
    whenLost.run();
  }

  private void listen(Handle db) throws SQLException {
    var connection = db.getConnection().unwrap(PGConnection.class);
    while (!closing) {
      see(db.createQuery("SELECT version FROM turn").mapTo(Long.class).one());
      connection.getNotifications(LOOK_EVERY_MILLIS);
    }
  }

  /** From now on, a database that is away is not waited for. */
  void hurry() {
    isInAHurry = true;
  }

  @Override
  public void close() {
    closing = true;
    try {
      thread.join(LONGEST_CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
