package dev.herald.persistence.postgresql;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Handle;

/**
 * Keeps a second server from the database: what one must do at a time, such as to tell webhooks
 * what happens, would be done by both. The session that writes holds a lock of PostgreSQL's, so
 * that nothing is committed without it. Whoever loses the session has to get the lock again.
 */
final class SoleServer {

  /** Any number that no other program is likely to lock. */
  private static final long LOCK = 0x4845_5241_4C44L;

  /** For how long a session of this process that was lost may still have the lock. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final long PAUSE_NANOS = Duration.ofMillis(50).toNanos();

  private final PostgresConnections connections;
  private final DatabaseUrl url;

  SoleServer(PostgresConnections connections, DatabaseUrl url) {
    this.connections = connections;
    this.url = url;
  }

  /**
   * Opens a session that writes, and has the lock until it ends.
   *
   * @throws UnusableDatabase another server has the lock
   */
  Handle open() {
    var session = connections.writing();
    try {
      take(session);
      return session;
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private void take(Handle session) {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (!isTaken(session)) {
      if (anotherHasIt(session)) {
        throw new UnusableDatabase(
            "Another Herald serves the database %s, and only one can.".formatted(url.name()), null);
      }
      if (System.nanoTime() - end > 0) {
        throw PostgresFailures.busy("The database can't be taken up again yet.");
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private static boolean isTaken(Handle session) {
    return session
        .createQuery("SELECT pg_try_advisory_lock(:lock)")
        .bind("lock", LOCK)
        .mapTo(Boolean.class)
        .one();
  }

  /** A process names all its sessions that write alike. */
  private static boolean anotherHasIt(Handle session) {
    return session
        .createQuery(
            """
            SELECT EXISTS (
              SELECT 1 FROM pg_locks JOIN pg_stat_activity USING (pid)
              WHERE locktype = 'advisory' AND granted AND objsubid = 1
                AND CAST(classid AS bigint) << 32 | CAST(objid AS bigint) = :lock
                AND datname = current_database()
                AND application_name <> current_setting('application_name'))
            """)
        .bind("lock", LOCK)
        .mapTo(Boolean.class)
        .one();
  }
}
