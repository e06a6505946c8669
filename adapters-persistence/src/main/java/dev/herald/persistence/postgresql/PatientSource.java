package dev.herald.persistence.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Tries again until a server that is away is back, or the thread is interrupted: a pool alone would
 * pause longer and longer between its attempts.
 */
final class PatientSource extends PostgresSource {

  private static final long serialVersionUID = 1L;
  private static final long PAUSE_NANOS = Duration.ofMillis(250).toNanos();

  PatientSource(DatabaseUrl url, ServersOfDatabase servers, Duration longestSilence) {
    super(url, servers, longestSilence);
  }

  @Override
  public Connection getConnection() throws SQLException {
    while (true) {
      try {
        return super.getConnection();
      } catch (SQLException e) {
        if (!PostgresFailures.isOfConnection(e) || PostgresFailures.isFinal(e)) throw e;
        LockSupport.parkNanos(PAUSE_NANOS);
        if (Thread.currentThread().isInterrupted()) throw e;
      }
    }
  }
}
